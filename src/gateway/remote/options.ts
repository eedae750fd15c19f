import { z } from 'zod';
import { isForwardable } from './ownHeaders.ts';

const whole = (min: number, max: number) => {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z.int(expected).min(min, expected).max(max, expected);
};
const NAME = 'expected the name of a header that is not part of the connection or of HTTP itself';
const headerName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]{1,100}$/, NAME)
  .transform((name) => name.toLowerCase())
  .refine(isForwardable, NAME);
const headerValue = z.string().regex(/^[\t\x20-\x7e]{0,8000}$/, 'expected printable ASCII');

/** How a subgraph elsewhere is asked: what stands under `x-mep-graph` in supergraph.yaml. */
export const remoteOptions = z.strictObject({
  /** For a whole fetch: waiting for its turn, all attempts, and the whole body. */
  timeoutMs: whole(1, 600_000).default(3000),
  /** Only of queries: of mutations, nobody knows whether a lost one was done. */
  retries: z
    .strictObject({
      /** With the first; 1 is none again. */
      attempts: whole(1, 10).default(3),
      minDelayMs: whole(0, 60_000).default(50),
      maxDelayMs: whole(0, 60_000).default(1000),
      /** Retries for each 100 fetches, so that a subgraph in trouble does not get several times the load. */
      budgetPercent: whole(0, 100).default(20),
    })
    .prefault({})
    .refine((retries) => retries.minDelayMs <= retries.maxDelayMs, {
      message: 'expected at most maxDelayMs',
      path: ['minDelayMs'],
    }),
  breaker: z
    .strictObject({
      /** Attempts that are looked back at. */
      window: whole(1, 1000).default(20),
      /** Fewer failures than this never open it. */
      minFailures: whole(1, 1000).default(5),
      failurePercent: whole(1, 100).default(50),
      /** How long nothing is asked before one fetch tries again. */
      openMs: whole(1, 600_000).default(5000),
    })
    .prefault({})
    .refine((breaker) => breaker.minFailures <= breaker.window, {
      message: 'expected at most window',
      path: ['minFailures'],
    }),
  concurrency: z
    .strictObject({
      /** Fetches, and connections, at once. */
      limit: whole(1, 10_000).default(50),
      /** Fetches that wait for their turn: of all that comes at once with `limit`, about half of MAX_REQUESTS. */
      queue: whole(0, 100_000).default(500),
    })
    .prefault({}),
  /** Decoded, where an answer is compressed. */
  maxResponseBytes: whole(1, 1_000_000_000).default(10_000_000),
  /** Whether clients see the messages of its errors, or only that there are some. Who wrote them may not have thought of anybody's clients. */
  messages: z.enum(['pass', 'mask'], 'expected "pass" or "mask"').default('mask'),
  headers: z
    .strictObject({
      /** Headers of the client's request that are passed on; none unless named. */
      allow: z.array(headerName).max(100).default([]),
      /** Headers that every request gets. */
      set: z.record(headerName, headerValue).default({}),
    })
    .prefault({}),
  connections: z
    .strictObject({
      connectTimeoutMs: whole(1, 600_000).default(1000),
      /** How long a connection is kept that nobody uses, unless the subgraph says less. */
      keepAliveMs: whole(1, 600_000).default(4000),
    })
    .prefault({}),
  tls: z
    .strictObject({
      /** PEM file of the authorities to trust instead of the well-known ones. */
      caFile: z.string().min(1, 'expected a file').nullable().default(null),
    })
    .prefault({}),
  subscriptions: z
    .strictObject({
      /** Streams at once; each is one connection. */
      limit: whole(1, 10_000).default(100),
      /** How long a stream may say nothing at all; null for ever. */
      idleMs: whole(1, 86_400_000).nullable().default(null),
      maxEventBytes: whole(1, 100_000_000).default(1_000_000),
      /** Events that wait for whoever reads them before no more are taken from the connection. */
      queue: whole(1, 100_000).default(100),
      /** The same in bytes; one event waits, however large. */
      queueBytes: whole(1, 100_000_000).default(250_000),
      /** How long they may wait before the stream is ended. */
      stalledMs: whole(1, 600_000).default(30_000),
    })
    .prefault({}),
});

export type RemoteOptions = z.output<typeof remoteOptions>;

export type ParsedOptions =
  | { readonly state: 'valid'; readonly options: RemoteOptions }
  /** One line for each, which begins with the path of the option. */
  | { readonly state: 'invalid'; readonly problems: readonly string[] };

/** Options as written, with defaults for what is left out; `path` is where they stand. */
export function parseRemoteOptions(given: unknown, path = 'x-mep-graph'): ParsedOptions {
  const parsed = remoteOptions.safeParse(given ?? {});
  if (parsed.success) return { state: 'valid', options: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => {
    const at = [path, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `${at}.${key}: expected a known option, got "${key}"`);
    }
    return [`${at}: ${expectationOf(issue)}, got ${quote(given, issue)}`];
  });
  return { state: 'invalid', problems };
}

export const DEFAULT_REMOTE_OPTIONS: RemoteOptions = remoteOptions.parse({});

function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return NAME;
  if (issue.message.startsWith('expected ')) return issue.message;
  return issue.code === 'invalid_type' ? `expected ${issue.expected}` : 'expected another value';
}

function quote(given: unknown, { path, code }: z.core.$ZodIssue): string {
  const key = path.at(-1);
  if (code === 'invalid_key') return `"${String(key)}"`;
  // The value of a header may be a secret.
  if (path[0] === 'headers' && path[1] === 'set') return 'another value (not repeated here)';
  const value = path.reduce<unknown>(
    (at, next) => (typeof at === 'object' && at !== null ? Reflect.get(at, next) : undefined),
    given,
  );
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? 'nothing' : text.slice(0, 100);
}
