import { anonymous, type Asker } from '../../identity/asker.ts';
import type { GraphOperation, Spending } from '../../graph/graph.ts';
import type { OnLeave } from './flight.ts';
import type { View } from './view.ts';

/** A query that may run: validated and within the limits. */
export interface Question {
  readonly text: string;
  /** Of its operation, as the text has it. */
  readonly name: string | null;
  readonly operation: Pick<
    GraphOperation,
    'document' | 'operationName' | 'variables' | 'exactVariables' | 'headers'
  > & { readonly asker: Asker };
  readonly view: View;
  /** What it could return at worst, as limits count it. */
  readonly nodes: number;
  /** Told what it takes where it is made for this question, and nothing where it is there or made for another. */
  readonly spending: Spending;
}

/** Who waits for an answer. */
export interface Waiter {
  /** Whether nothing but its view tells it from everybody, so that answers may be shared and kept. */
  readonly isAnybody: boolean;
  /** By which the same request is known again without being read; null where it cannot be. */
  readonly cacheKey: string | null;
  readonly onLeave: OnLeave;
  /** Told where somebody elsewhere may have answered by the credentials of who asks. */
  readonly onCredentials: () => void;
}

/** As it is answered for all who share it: by an asker of whom nothing is known but what the answer may depend on. */
export function sharedBy({ operation, view: { scopes } }: Question): Question['operation'] {
  if (scopes === null) return { ...operation, asker: anonymous };
  const kind = operation.asker.kind === 'anonymous' ? 'anonymous' : 'key';
  return { ...operation, asker: { ...anonymous, kind, scopes } };
}

/** Whether all who ask in the same bytes would get the same answer, but for those of other scopes. */
export function isKnownByBytes({ operation: { asker }, view: { scopes } }: Question): boolean {
  return scopes === null || asker === anonymous;
}
