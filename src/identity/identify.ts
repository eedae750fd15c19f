import type { Asker } from './asker.ts';

/**
 * Finds out who asks by all values of `Authorization`; a promise only where somebody else has to be asked.
 * @param isAgain - whether it was found out before for the same request, which goes on
 */
export type Identify = (
  authorization: readonly string[],
  isAgain?: boolean,
) => Identified | Promise<Identified>;

export type Identified =
  | {
      readonly state: 'known';
      readonly asker: Asker;
      /** Whether subgraphs that are passed `Authorization` may have this one. */
      readonly isForSubgraphs: boolean;
    }
  /** What is wrong with it, in words for the operator that repeat nothing of it. */
  | { readonly state: 'refused'; readonly reason: string }
  /** Nobody can tell now. */
  | { readonly state: 'unavailable'; readonly retryAfterSeconds: number };
