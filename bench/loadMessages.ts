/** What the load generator is told to do. */
export type Order =
  | { readonly kind: 'steady'; readonly load: Load }
  | { readonly kind: 'burst'; readonly load: Burst };

export interface Load {
  readonly url: string;
  /** By which it is asked, if by any. */
  readonly key?: string | null;
  /** Asked in turns. */
  readonly asks: readonly Ask[];
  /** Each asks again as soon as it was answered. */
  readonly connections: number;
  /** No request begins later than this; those under way are waited for. */
  readonly durationMs: number;
}

/** The same with a number of connections that changes at once. */
export interface Burst extends Pick<Load, 'url' | 'asks'> {
  /** One after the other. */
  readonly phases: readonly Pick<Load, 'connections' | 'durationMs'>[];
}

export interface Ask {
  /** `__N__` in it becomes another number each time it is asked. */
  readonly body: string;
  /** What every answer to it must be. */
  readonly answer: string;
}

/** What came of it: one latency for each request. */
export interface LoadDone {
  readonly latenciesMs: readonly number[];
  readonly elapsedMs: number;
}

/** What came of one phase of a burst. */
export interface PhaseDone {
  readonly elapsedMs: number;
  /** Right answers that came while it lasted, to whatever phase's requests. */
  readonly answered: number;
  /** Of those of its requests that were answered rightly, whenever that was. */
  readonly latenciesMs: readonly number[];
  /** Its requests that were not. */
  readonly faults: Readonly<Record<Fault, number>>;
  /** What came in the first of each, the beginning of it. */
  readonly firstFaults: Readonly<Partial<Record<Fault, string>>>;
}

/** A 200 with something else; another status; no whole answer, as of a connection that was reset. */
export const faultKinds = ['wrong', 'refused', 'failed'] as const;
export type Fault = (typeof faultKinds)[number];

export type LoadResult =
  | { readonly state: 'done'; readonly done: LoadDone }
  | { readonly state: 'over'; readonly phases: readonly PhaseDone[] }
  | { readonly state: 'failed'; readonly reason: string };
