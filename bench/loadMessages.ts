/** What the load generator is told to do. */
export interface Load {
  readonly url: string;
  /** Asked in turns. */
  readonly asks: readonly Ask[];
  /** Each asks again as soon as it was answered. */
  readonly connections: number;
  /** No request begins later than this; those under way are waited for. */
  readonly durationMs: number;
}

export interface Ask {
  /** `__N__` in it becomes another number each time it is asked. */
  readonly body: string;
  /** What every answer to it must be. */
  readonly answer: string;
}

/** What came of it: one latency for each request. */
export type LoadResult =
  | { readonly state: 'done'; readonly latenciesMs: readonly number[]; readonly elapsedMs: number }
  | { readonly state: 'failed'; readonly reason: string };
