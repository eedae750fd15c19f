import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import type { Graph } from '../../src/graph/graph.ts';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { JSON_HEADERS, send, startServerOver } from '../support/startServer.ts';
import { until } from '../support/until.ts';

/** Whose operations are worked on, in the order in which they began; each until it is let go. */
const running: { readonly asker: string; readonly letGo: () => void }[] = [];
let begun: string[] = [];
/** As many as may be, before it is seen how much somebody has under way. */
const waitingRequests = 8;

const identify: Identify = ([credential = '']) => ({
  state: 'known',
  asker: { ...anonymous, kind: 'key', name: credential.slice(7) },
  isForSubgraphs: false,
});
const memory = createMemoryGraph();
const graph: Graph = {
  ...memory,
  waitingRequests: () => waitingRequests,
  execute: async (operation): Promise<ExecutionResult> => {
    const asker = operation.asker?.name ?? '';
    const { promise, resolve } = Promise.withResolvers<undefined>();
    begun.push(asker);
    running.push({
      asker,
      letGo: () => {
        resolve(undefined);
      },
    });
    await promise;
    return memory.execute(operation);
  },
};

let now = 0;
const { url, server } = await startServerOver(graph, {
  identify,
  clock: () => now,
  loopDelay: { ms: () => 0, close: () => undefined },
  settings: {
    ...{ pointsMode: 'enforce', pointsPerSecond: '1', pointsMaximum: '20' },
    // Nothing is given up while the test looks on.
    maxWaitMs: '60000',
  },
});
afterAll(() => server.close());
beforeEach(() => {
  now += 1_000_000;
  begun = [];
});

let asked = 0;
async function ask(asker: string): Promise<number> {
  asked += 1;
  const { status } = await send(`${url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_HEADERS, authorization: `Bearer ${asker}` },
    body: JSON.stringify({ query: `query Asked${asked} { center(id: "Center:1") { name } }` }),
  });
  return status;
}

function letGo(asker: string): void {
  const at = running.findIndex((one) => one.asker === asker);
  running.splice(at, 1)[0]?.letGo();
}

const others = Array.from({ length: 9 }, (_, at) => `other${at}`);
const countOf = (asker: string): number => begun.filter((one) => one === asker).length;

describe('ten askers, of whom one asks without end', () => {
  it('all have something under way, however much the one has waiting', async () => {
    const endless = Array.from({ length: 20 }, async () => ask('endless'));
    await until('two of the one to begin', () => countOf('endless') === 2);
    const answers = others.map(ask);
    await until('all others to begin', () => others.every((one) => countOf(one) === 1));
    expect(countOf('endless')).toBe(2);

    for (const other of others) letGo(other);
    expect(await Promise.all(answers)).toEqual(others.map(() => 200));
    // What the one waits for begins as what it has under way is done.
    letGo('endless');
    await until('another of the one to begin', () => countOf('endless') === 3);
    expect(countOf('endless')).toBe(3);

    const rest = setInterval(() => {
      letGo('endless');
    }, 1);
    expect(await Promise.all(endless)).toEqual(endless.map(() => 200));
    clearInterval(rest);
  });

  it('are answered as long as they have points, and the one no longer', async () => {
    const letAll = setInterval(() => {
      for (const { letGo: go } of running.splice(0)) go();
    }, 1);
    const statuses: number[] = [];
    // One after the other, so that it is known when there are no more.
    for (let time = 0; time < 25; time += 1) statuses.push(await ask('endless'));
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.slice(20)).toEqual(Array(5).fill(429));
    expect(await Promise.all(others.map(ask))).toEqual(others.map(() => 200));
    clearInterval(letAll);
    expect(countOf('endless')).toBe(20);
  });
});
