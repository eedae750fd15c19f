import type { FacetRule } from '../../collections/facets.ts';
import { maxExactCount, type Count } from '../../paging/paging.ts';
import type { KeysetOrder, Cut } from '../keyset.ts';
import type { Parents } from '../lookUp.ts';
import type { Member } from '../members.ts';
import type { TallyCounts } from '../tallyCounts.ts';
import { prices } from '../work/prices.ts';
import type { Purse } from '../work/purse.ts';
import { countBits, type Bits } from './bits.ts';
import type { Census } from './census.ts';

/** What is asked of a census, for the whole of it or for each of some parents. */
export interface CensusQuestion {
  readonly census: Census;
  readonly members: readonly Member[];
  /** Null for the whole, which is one list. */
  readonly parents: Parents | null;
  readonly purse: Purse;
}

export function countInCensus(question: CensusQuestion): readonly Count[] {
  return listsIn(question).map((list) => {
    const count = countBits(list);
    return { value: Math.min(count, maxExactCount), isExact: count <= maxExactCount };
  });
}

/** One after the other, each paid for before: what comes to too much is left when that is clear. */
export function tallyInCensus(
  question: CensusQuestion,
  rules: readonly [FacetRule, FacetRule?],
): readonly TallyCounts[] {
  const { census, purse } = question;
  const lists = listsIn(question);
  return lists.map((list) => {
    purse.pay(countBits(list) * prices.censusDocument * rules.length);
    const counts = census.tally(list, rules);
    purse.payForFound(counts.size * prices.cell);
    return counts;
  });
}

/** The ids of a page of each list. */
export function pagesInCensus(
  question: CensusQuestion,
  { order, cut }: { readonly order: KeysetOrder; readonly cut: Cut },
): readonly (readonly string[])[] {
  const { sort, limit, within } = cut;
  const step = sort[order.field] ?? 1;
  return listsIn(question).map((list) =>
    question.census.page(list, order.field, { sort: step, limit, within }),
  );
}

/** The documents of each list. */
function listsIn({ census, members, parents, purse }: CensusQuestion): readonly Bits[] {
  const all = census.holding(members);
  if (parents === null) return [all];
  const { field, keys } = parents;
  purse.pay(keys.length);
  return keys.map((parentKeys) => census.having(all, field, parentKeys));
}

/** What the census of a collection costs less than: then it is not worth it. */
export function isWorthCensus(points: number): boolean {
  return points > leastPoints;
}

const leastPoints = 150_000;
