// The load generator, a process of its own so that the servers under test do not share its core.
import { Agent } from 'node:http';
import { askOnce } from './askOnce.ts';
import { burst } from './burst.ts';
import type { Load, LoadDone, LoadResult, Order } from './loadMessages.ts';

let askedEver = 0;

process.on('message', (message) => {
  // Only startLoadGenerator talks to this process.
  void follow(message as Order)
    .catch((error: unknown): LoadResult => ({ state: 'failed', reason: String(error) }))
    .then((result) => process.send?.(result));
});

async function follow(order: Order): Promise<LoadResult> {
  switch (order.kind) {
    case 'steady':
      return { state: 'done', done: await generate(order.load) };
    case 'burst':
      return { state: 'over', phases: await burst(order.load) };
  }
}

async function generate(load: Load): Promise<LoadDone> {
  // New connections each time: servers close those that were left idle in between.
  const manner = { agent: new Agent({ keepAlive: true }), key: load.key ?? null };
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  let asked = 0;
  const askAgain = async (): Promise<void> => {
    // One after the other: that is what makes it one connection.
    for (;;) {
      const askedAt = performance.now();
      if (askedAt - startedAt >= load.durationMs) return;
      const expected = load.asks[asked % load.asks.length];
      asked += 1;
      if (expected === undefined) throw new Error('Expected something to ask, got nothing.');
      const { text } = await askOnce(load.url, numbered(expected.body), manner);
      latenciesMs.push(performance.now() - askedAt);
      if (text !== expected.answer) {
        throw new Error(`Expected the same answer every time, got ${text.slice(0, 300)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: load.connections }, askAgain));
  manner.agent.destroy();
  return { latenciesMs, elapsedMs: performance.now() - startedAt };
}

function numbered(body: string): string {
  askedEver += 1;
  return body.replaceAll('__N__', String(askedEver));
}
