/** What the process that makes load is told to do. */
export type LoadOrder = {
  /** Of `/graphql`. */
  readonly url: string;
  readonly seconds: number;
  /** Where its questions begin, so that none is asked twice. */
  readonly from: number;
} & (
  | /** Each connection asks again as soon as it was answered. */ {
      readonly kind: 'steady';
      readonly connections: number;
      /** After each answer. */
      readonly pauseMs?: number;
      /** Of the first; each further one is another client, of the next address. */
      readonly address?: number;
      /** Whether all of them are of one client. */
      readonly isOne?: boolean;
    }
    /** So many questions a second, whatever becomes of those before. */
  | { readonly kind: 'rate'; readonly perSecond: number }
);

/** What came of it. */
export interface LoadTally {
  readonly asked: number;
  /** Answers without errors, and how long each took. */
  readonly latenciesMs: readonly number[];
  /** Answered with 503 or 429, and `Retry-After`; how long each took. */
  readonly shedMs: readonly number[];
  /** Anything else, and how often. */
  readonly others: Readonly<Record<string, number>>;
}

export type LoadReport =
  | { readonly state: 'done'; readonly tally: LoadTally }
  | { readonly state: 'failed'; readonly reason: string };
