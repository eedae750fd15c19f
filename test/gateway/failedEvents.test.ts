import { describe, expect, it } from '@jest/globals';
import { linked } from '../support/httpSubgraph.ts';
import { startLiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';
import { eventsOf } from '../support/readEvents.ts';
import { answer, useRemotes } from '../support/remoteSubgraph.ts';

const { startPeer } = useRemotes();

/** What a client is sent, where the subgraph sends these results of its root field, called `KEY` here. */
async function subscribe(field: string, ...results: readonly unknown[]): Promise<unknown> {
  const sdl = linked('type Query { none: Int } type Subscription { tick: Int ticks: Int! }');
  const peer = await startPeer((response, { body }) => {
    // Only the gateway asks here.
    const { query } = body as { query: string };
    if (query.includes('_service')) {
      answer(response, { data: { _service: { sdl } } });
      return;
    }
    const key = /\{\s*(\w+)/.exec(query)?.[1] ?? '';
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const result of results) {
      const text = JSON.stringify(result).replaceAll('KEY', key);
      response.write(`event: next\ndata: ${text}\n\n`);
    }
    response.end('event: complete\n\n');
  });
  const live = await startLiveServer(
    `${patientList()}subgraphs: { clock: { schema: { subgraph_url: ${peer.url} } } }`,
  );
  try {
    const response = await fetch(`${live.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: `subscription { t: ${field} }` }),
    });
    return await eventsOf(response);
  } finally {
    await live.close();
  }
}

const failed = (path: readonly unknown[]) => ({ message: 'No int.', path });
const told = (message = 'No int.') =>
  expect.objectContaining({
    message,
    path: ['t'],
    extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'clock' },
  });
const next = (data: unknown) => ({ event: 'next', data });
const good = (value: number) => ({ data: { KEY: value } });

describe('a result of a subscription that failed', () => {
  it.each<[string, string, unknown, unknown]>([
    [
      'nullable',
      'tick',
      { data: null, errors: [failed(['KEY'])] },
      { data: { t: null }, errors: [told()] },
    ],
    [
      'not nullable',
      'ticks',
      { data: null, errors: [failed(['KEY'])] },
      { data: null, errors: [told()] },
    ],
    [
      'null',
      'tick',
      { data: { KEY: null }, errors: [failed(['KEY'])] },
      { data: { t: null }, errors: [told()] },
    ],
    [
      'left out',
      'tick',
      { data: {}, errors: [failed(['KEY'])] },
      { data: { t: null }, errors: [told()] },
    ],
    [
      'not named',
      'ticks',
      { data: null, errors: [{ message: 'No.' }] },
      { data: null, errors: [told('No.')] },
    ],
  ])(
    'is told with its path and followed by others where its field is %s',
    async (_what, field, result, expected) => {
      expect(await subscribe(field, good(1), result, good(3))).toEqual([
        next({ data: { t: 1 } }),
        next(expected),
        next({ data: { t: 3 } }),
        { event: 'complete', data: null },
      ]);
    },
  );

  it('is the last where it has no data at all', async () => {
    expect(await subscribe('tick', good(1), { errors: [{ message: 'Over.' }] }, good(3))).toEqual([
      next({ data: { t: 1 } }),
      next({
        errors: [{ message: 'Over.', extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'clock' } }],
      }),
      { event: 'complete', data: null },
    ]);
  });
});
