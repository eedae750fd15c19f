import type { ChecksRule } from '../collections/pageIndex.ts';
import type { Cut, KeysetOrder } from './keyset.ts';
import type { Member } from './members.ts';
import type { Projection } from './projection.ts';

/** What is asked of a collection, for the whole of it or for each of some parents. */
export interface Question {
  readonly collection: string;
  readonly members: readonly Member[];
  readonly order: KeysetOrder;
  readonly checks: ChecksRule | undefined;
  readonly cut: Cut;
  readonly projection: Projection;
}
