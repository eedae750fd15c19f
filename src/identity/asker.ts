/** Who asks: decided once for each request, before anything else. */
export interface Asker {
  readonly kind: 'anonymous' | 'key' | 'token';
  /** By which the operator knows an asker again; never a credential, and empty for who is anonymous. */
  readonly name: string;
  /** Id of the entity that it speaks for, as `Center:gamep`; null where that is nobody. */
  readonly owner: string | null;
  readonly scopes: ReadonlySet<string>;
  /** What it may ask, where that is another amount than for others of its kind. */
  readonly quota: Quota | null;
  /** Name of the contract that is all it sees of the graph; absent, or null, for the whole graph. */
  readonly contract?: string | null;
}

export interface Quota {
  readonly pointsPerSecond: number;
  readonly maximum: number;
}

/** Whoever says nothing of who they are. */
export const anonymous: Asker = Object.freeze({
  kind: 'anonymous',
  name: '',
  owner: null,
  scopes: new Set<string>(),
  quota: null,
});
