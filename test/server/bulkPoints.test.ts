import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Feed, FeedEntry } from '../../src/changes/feed.ts';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import type { BulkAccess } from '../../src/publishing/bulkAccess.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { send, startServerOver } from '../support/startServer.ts';

const COUNT = 30;
const ENTRIES = Array.from({ length: COUNT }, (_, at): FeedEntry => ({
  ...{ token: `t-${at + 1}`, entity: `Center:${at}`, type: 'Center', kind: 'PUBLISHED' },
  ...{ version: 1, at: new Date(0), owner: null, record: {} },
}));
const feed: Feed = {
  read: async ({ after, first }) => {
    const from = after === null ? 0 : Number(after.slice(2));
    const entries = ENTRIES.slice(from, from + first);
    const token = entries.at(-1)?.token ?? after ?? '';
    return { entries, token, hasMore: from + entries.length < COUNT };
  },
  seen: () => 0,
  untilChanged: async (_seen, _waitMs, signal) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    }),
  place: async () => `t-${COUNT}`,
};
const bulk: BulkAccess = {
  refusalOf: () => null,
  publishLines: async (_asker, { texts, from }) =>
    texts.flatMap((text, at) =>
      text === ''
        ? []
        : [
            {
              ...{ line: from + at, idempotencyKey: null, entity: text, status: 'ACCEPTED' },
              ...{ version: 1, token: null, errors: [] },
            },
          ],
    ),
};
const identify: Identify = ([credential = '']) => ({
  state: 'known',
  asker: { ...anonymous, kind: 'key', name: credential },
  isForSubgraphs: false,
});

let now = 0;
const { url, server } = await startServerOver(
  { ...createMemoryGraph(), feed, bulk },
  {
    identify,
    clock: () => now,
    settings: { pointsMode: 'enforce', pointsPerSecond: '1', pointsMaximum: '50' },
  },
);
afterAll(() => server.close());
beforeEach(() => {
  now += 1_000_000;
});

const KEY = { authorization: 'Bearer one' };

async function ask(path: string, init: RequestInit = {}) {
  const headers = { ...KEY, ...(init.headers as Record<string, string> | undefined) };
  const answer = await send(`${url}${path}`, { ...init, headers });
  const left = Number(/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]);
  return { ...answer, left, lines: answer.text.split('\n').filter(Boolean).length };
}

const publish = async (count: number) =>
  ask('/publish', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: Array.from({ length: count }, (_, at) => `line${at}\n\n`).join(''),
  });

const refusal = (estimated: number, left: number, seconds: number) => ({
  status: 429,
  body: {
    errors: [
      {
        message: `Expected ${estimated} points to be left, got ${left}. They come back by themselves: try again in ${seconds} s.`,
        extensions: { code: 'RATE_LIMITED' },
      },
    ],
  },
});

describe('points that are enforced', () => {
  it('are taken for each line that is published, and owed where there are too few', async () => {
    expect(await publish(2)).toMatchObject({ status: 200, lines: 2, left: 40 });
    expect(await publish(6)).toMatchObject({ status: 200, lines: 6, left: 20 });
    // Of 50, 80 were spent; 10 are needed to begin.
    const refused = await publish(1);
    expect(refused).toMatchObject(refusal(10, 0, 40));
    expect(refused.headers.get('retry-after')).toBe('40');
    now += 40_000;
    expect(await publish(1)).toMatchObject({ status: 200, lines: 1, left: 0 });
  });

  it('are taken for each change that is told, and one for asking', async () => {
    expect(await ask('/changes?first=5')).toMatchObject({ status: 200, lines: 5, left: 44 });
    expect(await ask(`/changes?after=t-${COUNT}`)).toMatchObject({
      status: 200,
      lines: 0,
      left: 43,
    });
    expect(await ask('/changes')).toMatchObject({ status: 200, lines: COUNT, left: 12 });
    expect(await ask('/changes')).toMatchObject({ status: 200, lines: COUNT, left: 0 });
    expect(await ask('/changes')).toMatchObject(refusal(1, 0, 20));
  });

  it('are taken for changes that are told as events', async () => {
    const leaving = new AbortController();
    const stream = await fetch(`${url}/changes?after=t-10`, {
      headers: { ...KEY, accept: 'text/event-stream' },
      signal: leaving.signal,
    });
    let text = '';
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes(`id: t-${COUNT}`)) break;
    }
    leaving.abort();
    expect(await ask(`/changes?after=t-${COUNT}`)).toMatchObject({ left: 50 - 1 - 20 - 1 });
  });

  it('are not taken of what is refused for other reasons', async () => {
    expect(await ask('/changes?first=none')).toMatchObject({ status: 400 });
    expect(await ask('/publish', { method: 'POST', body: '{}' })).toMatchObject({ status: 415 });
    expect(await ask(`/changes?after=t-${COUNT}`)).toMatchObject({ left: 49 });
  });

  it('are the same by asker on every route', async () => {
    await publish(5);
    expect(await ask('/changes?first=1')).toMatchObject({ status: 429 });
    const other = await send(`${url}/changes?first=1`, {
      headers: { authorization: 'Bearer two' },
    });
    expect(other.status).toBe(200);
  });

  it('are counted by class of asker', async () => {
    await publish(3);
    const { text } = await send(`${url}/metrics`);
    const counted = Number(/^mep_graph_points_total\{asker="key"\} (\d+)$/m.exec(text)?.[1]);
    await publish(2);
    const again = Number(
      /^mep_graph_points_total\{asker="key"\} (\d+)$/m.exec(
        (await send(`${url}/metrics`)).text,
      )?.[1],
    );
    expect(again - counted).toBe(20);
  });
});
