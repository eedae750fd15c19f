/** What the load generator is told to do. */
export interface Load {
  readonly url: string;
  readonly body: string;
  /** Every answer must be this text. */
  readonly answer: string;
  /** Each asks again as soon as it was answered. */
  readonly connections: number;
  /** No request begins later than this; those under way are waited for. */
  readonly durationMs: number;
}

/** What came of it: one latency for each request. */
export type LoadResult =
  | { readonly state: 'done'; readonly latenciesMs: readonly number[]; readonly elapsedMs: number }
  | { readonly state: 'failed'; readonly reason: string };
