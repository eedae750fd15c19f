import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from '@jest/globals';
import { userError } from '../../src/errors.ts';
import { anonymous } from '../../src/identity/asker.ts';
import type { BulkAccess } from '../../src/publishing/bulkAccess.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { send, startServerOver } from '../support/startServer.ts';

const WENT_AWAY = 'The database does not answer, and this may be done or not.';

/** Fails at a line that says so. */
const bulk: BulkAccess = {
  publishLines: async (_asker, { texts, from }) => {
    if (texts.includes('gone')) throw userError('DATABASE_UNAVAILABLE', WENT_AWAY);
    if (texts.includes('broken')) throw new Error('a fault of ours');
    return texts.map((text, at) => ({
      ...{ line: from + at, idempotencyKey: null, entity: text, status: 'ACCEPTED' },
      ...{ version: 1, token: null, errors: [] },
    }));
  },
};

const { url, server } = await startServerOver(
  { ...createMemoryGraph(), bulk },
  {
    identify: () => ({
      state: 'known',
      asker: { ...anonymous, kind: 'key', name: 'one' },
      isForSubgraphs: false,
    }),
  },
);
afterAll(() => server.close());

/** 500 lines are one group. */
const publish = async (last: string) => {
  const { text: answer } = await send(`${url}/publish`, {
    method: 'POST',
    headers: { authorization: 'Bearer one', 'content-type': 'application/x-ndjson' },
    body: [...Array.from({ length: 500 }, () => 'good'), last].join('\n'),
  });
  const lines = answer.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as unknown);
};

describe('lines that cannot be published', () => {
  it('are told with the code of what is in the way, behind all that is done', async () => {
    const told = await publish('gone');
    expect(told).toHaveLength(501);
    expect(told.at(-1)).toEqual({
      errors: [{ message: WENT_AWAY, extensions: { code: 'DATABASE_UNAVAILABLE' } }],
    });
  });

  it('are a fault of ours where nobody knows what is in the way', async () => {
    const told = await publish('broken');
    expect(told).toHaveLength(501);
    expect(told.at(-1)).toEqual({
      errors: [
        {
          message: expect.stringMatching(
            /^Something went wrong on our side; request \S+ is in the log\. What is not told here may be sent again, with the same keys\.$/,
          ),
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
  });
});

describe('lines that come slowly', () => {
  it('are told of before more of them come', async () => {
    const sending = request(`${url}/publish`, {
      method: 'POST',
      headers: { authorization: 'Bearer one', 'content-type': 'application/x-ndjson' },
    });
    sending.write('one\ntwo\nthr');
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    const told = createInterface({ input: response })[Symbol.asyncIterator]();
    const entity = async (): Promise<unknown> => {
      const { value } = await told.next();
      return (JSON.parse(value ?? 'null') as { entity: unknown }).entity;
    };
    expect([await entity(), await entity()]).toEqual(['one', 'two']);
    sending.write('ee\n');
    expect(await entity()).toBe('three');
    sending.end('four');
    expect(await entity()).toBe('four');
    expect(await told.next()).toMatchObject({ done: true });
  });

  it('are told of where one fails, though the body goes on', async () => {
    const sending = request(`${url}/publish`, {
      method: 'POST',
      headers: { authorization: 'Bearer one', 'content-type': 'application/x-ndjson' },
    });
    sending.on('error', () => undefined);
    sending.write('gone\n');
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    expect(JSON.parse(await text(response))).toMatchObject({
      errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }],
    });
    sending.destroy();
  });
});
