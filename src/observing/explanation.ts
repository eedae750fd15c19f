import type { ExecutionResult } from 'graphql';

/** Collects what one request takes, for `extensions.explain` of its answer. */
export interface Explanation {
  /** Milliseconds since the request came: every start is told so, whoever tells it. */
  readonly elapsed: () => number;
  /** Adds facts as they are. */
  readonly note: (facts: Readonly<Record<string, unknown>>) => void;
  /** Adds the reads of a part of the answer. */
  readonly addReads: (reads: Reads) => void;
}

/** What a part of an answer read from the database. */
interface Reads {
  /** Look-ups that were put together. */
  readonly batches: readonly Started[];
  /** Asks the database how it found what it found. */
  explain(): Promise<readonly Started[]>;
  /** What the cache in this process had of it. */
  cache(): CacheUse;
}

interface CacheUse {
  readonly state: 'on' | 'bypassed' | 'off';
  readonly hits: number;
  readonly misses: number;
  readonly lagMs: number | null;
  readonly collections: readonly object[];
}

interface Started {
  readonly startMs: number;
}

export interface ExplainedRequest {
  /** When it came, by `performance.now()`; now unless said otherwise. */
  readonly startedAt?: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/**
 * An answer that tells what it took. Databases are asked about it once it stands, so that explaining
 * takes nothing of the times that are told.
 */
export async function explained(
  answer: (explanation: Explanation) => Promise<ExecutionResult>,
  { startedAt = performance.now(), signal }: ExplainedRequest = {},
): Promise<ExecutionResult> {
  const facts: Record<string, unknown> = { path: 'local' };
  const parts: Reads[] = [];
  const elapsed = (): number => round(performance.now() - startedAt);
  const result = await answer({
    elapsed,
    note: (more) => void Object.assign(facts, more),
    addReads: (reads) => void parts.push(reads),
  });
  const milliseconds = elapsed();
  const operations: Started[] = [];
  const cache = sumUp(parts.map((part) => part.cache()));
  if (signal?.aborted) return result;
  // In turn, so that explaining does not crowd out the requests of others.
  for (const part of parts) operations.push(...(await part.explain()));
  const explain = {
    ...facts,
    milliseconds,
    cache,
    operations: operations.sort(byStart),
    batches: parts.flatMap(({ batches }) => batches).sort(byStart),
  };
  return { ...result, extensions: { ...result.extensions, explain } };
}

function sumUp(uses: readonly CacheUse[]): CacheUse {
  const states = new Set(uses.map(({ state }) => state));
  return {
    state: states.has('bypassed') ? 'bypassed' : states.has('on') ? 'on' : 'off',
    hits: uses.reduce((sum, { hits }) => sum + hits, 0),
    misses: uses.reduce((sum, { misses }) => sum + misses, 0),
    lagMs: uses[0]?.lagMs ?? null,
    collections: uses.flatMap(({ collections }) => collections),
  };
}

function byStart(a: Started, b: Started): number {
  return a.startMs - b.startMs;
}

/** To microseconds: what is finer is the clock's noise. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
