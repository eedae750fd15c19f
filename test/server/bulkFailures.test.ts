import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { userError } from '../../src/errors.ts';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import type { BulkAccess } from '../../src/publishing/bulkAccess.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { send, startServerOver } from '../support/startServer.ts';

const WENT_AWAY = 'The database does not answer, and this may be done or not.';

/** Fails at a line that says so. */
const bulk: BulkAccess = {
  refusalOf: () => null,
  publishLines: async (_asker, { texts, from }) => {
    if (texts.includes('gone')) throw userError('DATABASE_UNAVAILABLE', WENT_AWAY);
    if (texts.includes('broken')) throw new Error('a fault of ours');
    return texts.map((text, at) => ({
      ...{ line: from + at, idempotencyKey: null, entity: text, status: 'ACCEPTED' },
      ...{ version: 1, token: null, errors: [] },
    }));
  },
};

const known: Identify = ([credential = '']) => ({
  state: 'known',
  asker: { ...anonymous, kind: 'key', name: credential },
  isForSubgraphs: false,
});

const { url, server } = await startServerOver(
  { ...createMemoryGraph(), bulk },
  { identify: known },
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

interface Sending {
  readonly sending: ClientRequest;
  /** Lines of what is answered, as they come. */
  readonly told: AsyncIterator<string, string | undefined>;
}

async function begin(first: string, by = 'one', at = url): Promise<Sending> {
  const sending = request(`${at}/publish`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by}`, 'content-type': 'application/x-ndjson' },
  });
  sending.on('error', () => undefined);
  sending.write(first);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  return { sending, told: createInterface({ input: response })[Symbol.asyncIterator]() };
}

async function next({ told }: Sending): Promise<unknown> {
  const { value, done } = await told.next();
  return done === true ? null : JSON.parse(value);
}

describe('lines that come slowly', () => {
  it('are told of before more of them come', async () => {
    const upload = await begin('one\ntwo\nthr');
    expect(await next(upload)).toMatchObject({ line: 1, entity: 'one' });
    expect(await next(upload)).toMatchObject({ line: 2, entity: 'two' });
    upload.sending.write('ee\n');
    expect(await next(upload)).toMatchObject({ line: 3, entity: 'three' });
    upload.sending.end('four');
    expect(await next(upload)).toMatchObject({ line: 4, entity: 'four' });
    expect(await next(upload)).toBeNull();
  });

  it('are told of where one fails, though the body goes on', async () => {
    const upload = await begin('gone\n');
    expect(await next(upload)).toMatchObject({
      errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE' } }],
    });
    upload.sending.destroy();
  });

  it('leave places to others', async () => {
    const first = await begin('first\n', 'many');
    const uploads: Sending[] = [];
    for (let at = 0; at < 3; at += 1) uploads.push(await begin('slow\n', 'many'));
    const fifth = await begin('slow\n', 'many');
    expect(await next(fifth)).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    const other = await begin('other\n', 'other');
    expect(await next(other)).toMatchObject({ entity: 'other' });
    first.sending.end();
    expect([await next(first), await next(first)]).toMatchObject([{ entity: 'first' }, null]);
    const sixth = await begin('sixth\n', 'many');
    expect(await next(sixth)).toMatchObject({ entity: 'sixth' });
    for (const { sending } of [first, ...uploads, fifth, other, sixth]) sending.destroy();
  });
});

describe('who sends all before they read any', () => {
  it('is answered whole, though that takes longer than others may leave unread', async () => {
    const impatient = await startServerOver(
      { ...createMemoryGraph(), bulk },
      {
        identify: known,
        settings: { maxStallMs: '1000' },
      },
    );
    const { port } = new URL(impatient.url);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    // Nothing is read: what is answered fills what the system holds for both.
    socket.pause();
    const lines = `${'x'.repeat(60)}\n`.repeat(1000);
    const count = 60;
    socket.write(
      `POST /publish HTTP/1.1\r\nhost: a\r\nauthorization: Bearer one\r\ncontent-type: application/x-ndjson\r\nconnection: close\r\ncontent-length: ${lines.length * count}\r\n\r\n`,
    );
    for (let sent = 0; sent < count; sent += 1) {
      await new Promise((resolve) => socket.write(lines, resolve));
      await setTimeout(50);
    }
    const answer = await text(socket);
    expect(answer.match(/"status":"ACCEPTED"/g)).toHaveLength(count * 1000);
    await impatient.server.close();
  });
});

describe('a server that stops', () => {
  it('tells where it has come to, and that the rest may be sent again', async () => {
    const leaving = await startServerOver({ ...createMemoryGraph(), bulk }, { identify: known });
    const upload = await begin('one\n', 'one', leaving.url);
    expect(await next(upload)).toMatchObject({ entity: 'one' });
    const closing = leaving.server.close();
    expect(await next(upload)).toEqual({
      errors: [
        {
          message: 'The server stops. What is not told here may be sent again, with the same keys.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    });
    expect(await next(upload)).toBeNull();
    await closing;
  });
});
