import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { JSON_HEADERS, send, startServerOver } from '../support/startServer.ts';

const MAX_WAIT_MS = 1000;
let backlogMs = 0;
let delayMs = 0;
let now = 0;

const freshness = { sequence: 0, lastChange: () => 0, isLive: () => true };
const cacheHints = { hintAt: () => undefined, isElsewhere: () => false };
const graph = { ...createMemoryGraph(), freshness, cacheHints, backlogMs: () => backlogMs };
const identify: Identify = ([credential = '']) => ({
  state: 'known',
  asker: { ...anonymous, kind: 'key', name: credential.slice(7) },
  isForSubgraphs: false,
});
const { url, server } = await startServerOver(graph, {
  identify,
  clock: () => now,
  loopDelay: { ms: () => delayMs, close: () => undefined },
  settings: { maxWaitMs: String(MAX_WAIT_MS), pointsPerSecond: '1', pointsMaximum: '20' },
});
afterAll(() => server.close());

let asked = 0;

/** Asks for something new, of so many points. */
async function ask(name: string, points = 1, more: Readonly<Record<string, string>> = {}) {
  asked += 1;
  const nodes = Array.from({ length: points }, (_, at) => `c${at}: center(id: "Center:1") { id }`);
  return send(`${url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, authorization: `Bearer ${name}`, ...more },
    body: JSON.stringify({ query: `query Asked${asked} { ${nodes.join(' ')} }` }),
  });
}

/** Which of them are answered. */
async function answered(names: readonly string[], more?: Readonly<Record<string, string>>) {
  const found: string[] = [];
  for (const name of names) {
    // One after the other: none waits for the others.
    const { status } = await ask(name, 1, more);
    if (status === 200) found.push(name);
    else expect(status).toBe(503);
  }
  return found;
}

/** With no points left, with about half of them, and with all. */
const ASKERS = ['poor', 'middling', 'rich'];

beforeEach(async () => {
  backlogMs = 0;
  delayMs = 0;
  now += 1_000_000;
  await ask('poor', 20);
  await ask('middling', 10);
});

describe('a server beyond its capacity', () => {
  it('answers everybody up to half of the longest wait', async () => {
    delayMs = MAX_WAIT_MS / 2;
    expect(await answered(ASKERS)).toEqual(ASKERS);
  });

  it.each([
    [0.51, ['middling', 'rich']],
    [0.7, ['middling', 'rich']],
    [0.8, ['rich']],
    [0.99, ['rich']],
    [1.01, []],
  ])('at %d of it refuses those who have least points: %j are answered', async (part, who) => {
    delayMs = MAX_WAIT_MS * part;
    expect(await answered(ASKERS)).toEqual(who);
  });

  it.each([
    ['its event loop', () => (delayMs = 800)],
    ['its database', () => (backlogMs = 800)],
  ])('goes by the delay of %s', async (_what, hold) => {
    hold();
    expect(await answered(ASKERS)).toEqual(['rich']);
  });

  it('does the same for what does not come the short way', async () => {
    delayMs = MAX_WAIT_MS * 0.8;
    expect(await answered(ASKERS, { 'x-mep-cost': '1' })).toEqual(['rich']);
  });

  it('takes everybody again as points come back, and when nothing waits', async () => {
    delayMs = MAX_WAIT_MS * 0.8;
    now += 60_000;
    expect(await answered(ASKERS)).toEqual(ASKERS);
    delayMs = 0;
    now -= 60_000;
    expect(await answered(ASKERS)).toEqual(ASKERS);
  });

  it('tells when to come back, and reads nothing of who is refused the long way', async () => {
    delayMs = MAX_WAIT_MS * 2;
    const refused = {
      status: 503,
      body: {
        errors: [
          {
            message: 'Too many requests at once; try again.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      },
    };
    const short = await ask('rich');
    expect(short).toMatchObject(refused);
    expect(short.headers.get('retry-after')).toBe('2');
    const long = await send(`${url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, 'x-mep-cost': '1' },
      body: '{ this is no JSON',
    });
    expect(long).toMatchObject(refused);
    expect(long.headers.get('retry-after')).toBe('2');
  });

  it('gives what is kept all the same', async () => {
    const kept = async () =>
      send(`${url}/graphql`, {
        method: 'POST',
        headers: JSON_HEADERS,
        body: '{"query":"{ center(id: \\"Center:2\\") { name } }"}',
      });
    for (let time = 0; time < 3; time += 1) await kept();
    delayMs = MAX_WAIT_MS * 2;
    expect((await kept()).status).toBe(200);
  });
});
