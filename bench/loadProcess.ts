// The load generator, a process of its own so that the servers under test do not share its core.
import { Agent, request } from 'node:http';
import type { Load, LoadResult } from './loadMessages.ts';

const requestTimeoutMs = 30_000;
let askedEver = 0;

process.on('message', (message) => {
  // Only startLoadGenerator talks to this process.
  void generate(message as Load)
    .catch((error: unknown): LoadResult => ({ state: 'failed', reason: String(error) }))
    .then((result) => process.send?.(result));
});

async function generate(load: Load): Promise<LoadResult> {
  // New connections each time: servers close those that were left idle in between.
  const agent = new Agent({ keepAlive: true });
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
      const answer = await ask(load.url, numbered(expected.body), agent);
      latenciesMs.push(performance.now() - askedAt);
      if (answer !== expected.answer) {
        throw new Error(`Expected the same answer every time, got ${answer.slice(0, 300)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: load.connections }, askAgain));
  agent.destroy();
  return { state: 'done', latenciesMs, elapsedMs: performance.now() - startedAt };
}

function numbered(body: string): string {
  askedEver += 1;
  return body.replaceAll('__N__', String(askedEver));
}

function ask(url: string, body: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(url, { method: 'POST', agent, headers, timeout: requestTimeoutMs });
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve(Buffer.concat(chunks).toString());
      });
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`No answer in ${requestTimeoutMs} ms`)));
    asked.on('error', reject);
    asked.end(body);
  });
}
