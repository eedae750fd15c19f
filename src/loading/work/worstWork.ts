import type { CollectionSpec } from '../../collections/define.ts';
import { maxExactCount } from '../../paging/paging.ts';
import { lookedAtForCount, lookedAtForPage, countedForStart } from './listPrices.ts';
import { prices } from './prices.ts';

/** What is asked of lists of one kind, as far as it is known before anything is read. */
export interface AskedLists {
  /** How many objects have such a list; null where it is the whole collection, or stands alone. */
  readonly parents: number | null;
  /** How many conditions its filter has, at most. */
  readonly members: number;
  /** How often a field of the list is asked for. */
  readonly asked: (field: string) => number;
}

/**
 * What counting, looking and tallying comes to at most, by the same prices that are paid while it is done. What is found is
 * left out: it is in the answer.
 */
export function worstWork(
  { facets }: Pick<CollectionSpec, 'facets'>,
  { parents, members, asked }: AskedLists,
  size: number,
): number {
  const pages = isAskedOne(asked, PAGES) ? pageWork(size, members, parents) : 0;
  const counts = isAskedOne(asked, COUNTS) ? countWork(size, members, parents) : 0;
  if (facets === undefined) return pages + counts;
  const tallies =
    asked('facets') * tallyWork(size, parents, 1) + asked('crossTab') * tallyWork(size, parents, 3);
  return pages + counts + tallies;
}

const PAGES = ['nodes', 'edges', 'pageInfo'];
const COUNTS = ['totalCount', 'totalCountIsExact'];

function isAskedOne(asked: AskedLists['asked'], fields: readonly string[]): boolean {
  return fields.some((field) => asked(field) > 0);
}

function pageWork(size: number, members: number, parents: number | null): number {
  if (parents === null) return members < 2 ? 0 : startWork(size, members);
  const looking =
    members === 0 ? 0 : Math.min(size, lookedAtForPage) * parents * prices.documentLookedAt;
  return looking + censusWork(size, members, parents);
}

function countWork(size: number, members: number, parents: number | null): number {
  const looked = Math.min(size, lookedAtForCount) * prices.documentLookedAt;
  if (parents === null) {
    if (members === 0) return 0;
    return members === 1 ? Math.min(size, maxExactCount) * prices.keyCounted : looked;
  }
  // All of it may be tallied instead, or looked at.
  const apart =
    members === 0
      ? Math.min(Math.min(size, maxExactCount) * parents, 2 * size) * prices.keyCounted
      : looked * parents;
  const together = size * prices.documentLookedAt;
  return Math.max(apart, parents > 1 ? together : 0) + censusWork(size, members, parents);
}

function tallyWork(size: number, parents: number | null, passes: number): number {
  const looked = size * prices.documentLookedAt;
  return parents === null
    ? looked
    : (looked + size * prices.keyTalliedUnderFilter) * parents * passes;
}

/** What holds the members of a large collection may be looked up, before each parent is asked about. */
function censusWork(size: number, members: number, parents: number): number {
  return parents + (members === 0 ? 0 : startWork(size, members));
}

function startWork(size: number, members: number): number {
  return (
    Math.min(size, countedForStart) * members * prices.keyCounted +
    Math.min(size, lookedAtForPage) * prices.documentLookedAt
  );
}
