import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRandom } from './random.ts';

export interface HeapRun {
  readonly mongodbUri: string;
  readonly requests: number;
  /** How often the heap is looked at. */
  readonly looks: number;
}

const root = join(import.meta.dirname, '..', '..');
const connections = 8;

/** The heap of a real server after each part of so many mixed requests, in bytes. */
export async function heapOverRequests(run: HeapRun): Promise<readonly number[]> {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      '--import',
      join(root, 'test', 'support', 'heapProbe.ts'),
      join(root, 'src', 'bin.js'),
      ...['serve', '--port', '0', '--no-import', '--mongodb-uri', run.mongodbUri],
    ],
    { env: { ...process.env, LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const exited = once(child, 'exit');
  try {
    const url = await readUrl(createInterface({ input: child.stdout ?? process.stdin }));
    const next = mixedRequests();
    const heaps: number[] = [];
    for (let look = 0; look < run.looks; look += 1) {
      await askMany(url, next, Math.ceil(run.requests / run.looks));
      child.send('heap');
      const [bytes] = (await once(child, 'message')) as [number];
      heaps.push(bytes);
    }
    return heaps;
  } finally {
    child.kill();
    await exited;
  }
}

async function readUrl(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const url = /GraphQL\s+(\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('Expected the server to become ready, but it ended.');
}

async function askMany(url: string, next: () => string, count: number): Promise<void> {
  let left = count;
  const askAgain = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: next() });
      const text = await response.text();
      if (text === '') throw new Error('Expected an answer, got nothing.');
    }
  };
  await Promise.all(Array.from({ length: connections }, askAgain));
}

/** Texts that repeat, texts that never do, other variables, searches, and what is refused. */
function mixedRequests(): () => string {
  const random = createRandom(7);
  let asked = 0;
  return () => {
    asked += 1;
    const first = 1 + random.integer(20);
    switch (asked % 6) {
      case 0:
        return body('{ centers(first: 5) { nodes { id name state { id name } } } }');
      case 1:
        return body('query ($first: Int!) { resources(first: $first) { nodes { id title } } }', {
          first,
        });
      case 2:
        return body(`query Q${asked} { states(first: ${first}) { nodes { id name } } }`);
      case 3:
        return body('query ($text: String!) { search(text: $text) { totalCount } }', {
          text: `energy ${asked}`,
        });
      case 4:
        return body(`{ a${asked}: center(slug: "none-${asked}") { name } }`);
      default:
        return body(`{ nothing${asked} }`);
    }
  };
}

function body(query: string, variables: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ query, variables });
}
