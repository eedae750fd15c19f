import type { Asker, Quota } from '../identity/asker.ts';

/** Who pays; the anonymous are told apart by their addresses. */
export type Payer = Pick<Asker, 'kind' | 'name' | 'quota'>;

export interface Left extends Quota {
  /** Never below zero. */
  readonly left: number;
}
