import type { Seen } from './worldSubgraph.ts';

export type OutcomeKind =
  | 'right'
  | 'wrong'
  | 'not planned'
  | 'invalid fetch'
  | 'throw'
  /** A subgraph was asked for what its asker may not see. */
  | 'leak'
  /** Planned otherwise by a gateway that planned nothing before, or for subgraphs of other names. */
  | 'unsteady';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** What is wrong; empty where it is right. */
  readonly detail: string;
  readonly seen: Seen;
  /** Places of the question that its asker may not see. */
  readonly denied?: number;
  readonly ms: number;
}
