// The load generator, a process of its own so that the servers under test do not share its core.
import { Agent, request } from 'node:http';
import type { Load, LoadResult } from './loadMessages.ts';

const requestTimeoutMs = 10_000;
const agent = new Agent({ keepAlive: true });

process.on('message', (message) => {
  // Only startLoadGenerator talks to this process.
  void generate(message as Load)
    .catch((error: unknown): LoadResult => ({ state: 'failed', reason: String(error) }))
    .then((result) => process.send?.(result));
});

async function generate(load: Load): Promise<LoadResult> {
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
      const answer = await ask(load.url, expected.body);
      latenciesMs.push(performance.now() - askedAt);
      if (answer !== expected.answer) {
        throw new Error(`Expected the same answer every time, got ${answer.slice(0, 300)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: load.connections }, askAgain));
  return { state: 'done', latenciesMs, elapsedMs: performance.now() - startedAt };
}

function ask(url: string, body: string): Promise<string> {
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
