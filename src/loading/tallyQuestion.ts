import type { FacetRule } from '../collections/facets.ts';
import type { ChecksRule } from '../collections/pageIndex.ts';
import type { TallyRule } from '../collections/tally.ts';
import type { KeysetOrder } from './keyset.ts';
import type { Member } from './members.ts';
import type { Purse } from './work/purse.ts';

/** What decides how to tally. */
export interface Survey {
  /** About how many documents there are. */
  readonly size: number;
  /** The member that fewest documents hold, and how many do, up to a bound. */
  readonly rarest: { readonly member: Member; readonly count: number } | undefined;
  /** Whether some member is held by no document. */
  readonly isEmpty: boolean;
  /** Whether some document was written without keys, so that only reading it tells what it has. */
  readonly lacksKeys: boolean;
}

/** What is tallied: the documents of a collection that hold all members. */
export interface TallyQuestion {
  readonly collection: string;
  readonly members: readonly Member[];
  /** The collection's own order, whose indexes are there for every filter. */
  readonly order: KeysetOrder;
  readonly checks: ChecksRule | undefined;
  /** Absent where the collection is never large. */
  readonly tally: TallyRule | undefined;
  /** What is counted: one facet, or how two of them meet. */
  readonly rules: readonly [FacetRule, FacetRule?];
}

/** The same, to be paid for. */
export interface PricedTally extends TallyQuestion {
  /** Documents of the collection, about. */
  readonly size: number;
  /** Asked once for all that is counted of the same documents: those of `members`, or of others. */
  readonly survey: (members?: readonly Member[]) => Promise<Survey>;
  /** Pays for it. */
  readonly purse: Purse;
}
