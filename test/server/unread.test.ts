import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchema, execute, type ExecutionResult } from 'graphql';
import type { Graph } from '../../src/graph/graph.ts';
import type { SettingName } from '../../src/settings/settings.ts';
import { send, startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

type Started = Omit<TestServer, 'graph'>;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map(async (close) => close()));
});

/** A graph of texts that are as long as they are asked for. */
function graphOfTexts(): Graph {
  const schema = buildSchema('type Query { text(bytes: Int!): String }');
  const rootValue = { text: ({ bytes }: { bytes: number }) => 'x'.repeat(bytes) };
  return {
    schema,
    sdl: '',
    supergraphSdl: null,
    execute: async ({ document, operationName, variables: variableValues }) =>
      execute({ schema, document, operationName, variableValues, rootValue }),
    subscribe: async function* (): AsyncGenerator<ExecutionResult> {
      yield { errors: [] };
    },
  };
}

async function start(
  settings: Partial<Record<SettingName, string>>,
  playgroundDir?: string,
): Promise<Started> {
  const started = await startServerOver(graphOfTexts(), {
    settings,
    ...(playgroundDir !== undefined && { playgroundDir }),
  });
  closers.push(async () => started.server.close());
  return started;
}

/** More than the system takes for a client that reads nothing. */
const LARGE = 12_000_000;

const asking = (bytes: number, head = '') => {
  const body = JSON.stringify({ query: `{ text(bytes: ${bytes}) }` });
  return `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${head}content-length: ${body.length}\r\n\r\n${body}`;
};

/** A connection that sends this, and reads nothing. */
async function sendUnread({ url }: Started, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  closers.push(async () => {
    socket.destroy();
  });
  await once(socket, 'connect');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write(text);
  return socket;
}

const ask = (started: Started, bytes: number) =>
  send(`${started.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
    body: JSON.stringify({ query: `{ text(bytes: ${bytes}) }` }),
  });

async function metric({ url }: Started, name: string): Promise<number> {
  const { text } = await send(`${url}/metrics`);
  const line = text.split('\n').find((one) => one.startsWith(`${name} `)) ?? '';
  return Number(line.slice(name.length + 1));
}

const cutOffs = (started: Started) =>
  started.logged.filter(
    ({ msg }) => msg === 'a connection was cut off: what it is sent is not read',
  );
const cutOff = (started: Started, count = 1) =>
  until(`${count} connections cut off`, () => cutOffs(started).length >= count || undefined);

describe('an answer that its client does not read', () => {
  it.each([
    ['a query', asking(LARGE)],
    ['a query in events', asking(LARGE, 'accept: text/event-stream\r\n')],
    ['one that came before', `${asking(2)}${asking(LARGE)}`],
    ['many in one go', asking(60_000).repeat(300)],
  ])('is given up when nothing of it was taken for so long: %s', async (_what, text) => {
    // However slow the machine, none of them is refused for being late.
    const started = await start({ maxStallMs: '200', maxWaitMs: '60000' });
    await sendUnread(started, text);
    await cutOff(started);
    expect(cutOffs(started)).toEqual([expect.objectContaining({ why: 'stalled' })]);
    expect(await metric(started, 'mep_graph_unread_cut_total{why="stalled"}')).toBe(1);
    expect(await metric(started, 'mep_graph_unread_bytes')).toBe(0);
  });

  it('is given up as a file of the playground, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mep-graph-unread-'));
    closers.push(async () => rm(folder, { recursive: true }));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'assets', 'large.js'), 'x'.repeat(LARGE));
    const started = await start({ maxStallMs: '200' }, folder);
    await sendUnread(started, 'GET /playground/assets/large.js HTTP/1.1\r\nhost: x\r\n\r\n');
    await cutOff(started);
    expect(cutOffs(started)).toHaveLength(1);
  });

  it('is whole for a client that only reads slowly', async () => {
    const started = await start({ maxStallMs: '1500' });
    const socket = await sendUnread(started, asking(LARGE, 'connection: close\r\n'));
    let bytes = 0;
    const begun = performance.now();
    socket.on('data', ({ length }: Buffer) => {
      bytes += length;
      socket.pause();
      // Longer than it may stand still, all in all.
      setTimeout(() => socket.resume(), (length / LARGE) * 3000);
    });
    socket.resume();
    await once(socket, 'end');
    expect(bytes).toBeGreaterThan(LARGE);
    expect(performance.now() - begun).toBeGreaterThan(1500);
    expect(cutOffs(started)).toEqual([]);
  });

  it('keeps its place among the requests until it is handed over', async () => {
    const started = await start({ maxRequests: '1' });
    const socket = await sendUnread(started, asking(LARGE));
    await until('bytes that wait', async () =>
      (await metric(started, 'mep_graph_unread_bytes')) > 0 ? true : undefined,
    );
    expect((await ask(started, 2)).status).toBe(503);
    socket.destroy();
    const answered = await until('a place', async () => {
      const answer = await ask(started, 2);
      return answer.status === 200 ? answer : undefined;
    });
    expect(answered.body).toEqual({ data: { text: 'xx' } });
  });
});

describe('answers that wait for their clients', () => {
  const settings = { maxUnreadBytes: String(LARGE * 2) } as const;
  const waiting = (started: Started, bytes: number) =>
    until(`${bytes} bytes that wait`, async () => {
      const now = await metric(started, 'mep_graph_unread_bytes');
      return now >= bytes ? now : undefined;
    });

  it.each([
    ['for the first time', 1],
    ['as often as it takes the short way', 4],
  ])('are bounded together: one more is 503, asked %s', async (_when, times) => {
    const started = await start(settings);
    for (let time = 1; time < times; time += 1) await ask(started, LARGE);
    await sendUnread(started, asking(LARGE));
    await waiting(started, LARGE);
    const refused = await ask(started, LARGE);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(refused.body).toEqual({
      errors: [
        {
          message: 'Too much waits to be read by others; try again.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    });
    expect(await metric(started, 'mep_graph_unread_bytes')).toBeLessThan(LARGE * 1.5);
  });

  it('never hold up a small one', async () => {
    const started = await start(settings);
    await sendUnread(started, asking(LARGE));
    await waiting(started, LARGE);
    expect((await ask(started, LARGE)).status).toBe(503);
    expect((await ask(started, 50_000)).status).toBe(200);
  });

  it('make room for one that is read, by who has stood still for a while', async () => {
    const started = await start({ ...settings, maxStallMs: '600000' });
    await sendUnread(started, asking(LARGE));
    await waiting(started, LARGE);
    expect((await ask(started, LARGE)).status).toBe(503);
    const other = await start({ ...settings, maxStallMs: '5000' });
    await sendUnread(other, asking(LARGE));
    await waiting(other, LARGE);
    const answered = await until('room', async () => {
      const answer = await ask(other, LARGE);
      return answer.status === 200 ? answer : undefined;
    });
    expect(answered.text).toHaveLength(LARGE + '{"data":{"text":""}}'.length);
    expect(cutOffs(other)).toEqual([expect.objectContaining({ why: 'crowded' })]);
  });
});
