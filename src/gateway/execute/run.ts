import type { Asker, Subgraph, SubgraphError } from '../subgraph.ts';
import type { PlanPlace } from '../plan/plan.ts';
import type { DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/** What the fetches of one operation share. */
export interface Run {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Coerced, so that defaults are in and a bad value never reaches a subgraph. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
  readonly types: PossibleTypes;
  /** See `Supergraph.owed`. */
  readonly owed: ReadonlySet<string>;
  /** Of the plan. */
  readonly places: readonly PlanPlace[];
  /** What the fetches have found so far. */
  readonly data: DataObject;
  /** Errors that stand for no null. */
  readonly errors: SubgraphError[];
  /** Objects that turned out not to exist; they are null, and so is what hangs on them. */
  readonly missing: Set<DataObject>;
  /** Noted where the answer is to say what it took. */
  readonly fetches: FetchRecord[];
}

interface FetchRecord {
  readonly subgraph: string;
  readonly operation: string;
  /** Entities asked for, after equal ones were made one; null for root fields. */
  readonly entities: number | null;
  /** When it was asked, after the request came. */
  readonly startMs: number;
  readonly ms: number;
  readonly errors: number;
}
