import type { Filter } from 'mongodb';
import type { Direction, StoredDoc } from '../collections/define.ts';
import type { Cursor } from '../cursor.ts';
import type { PageRequest } from '../paging.ts';

/** An order that has no ties: a field, then `_id`. */
export interface KeysetOrder {
  readonly field: string;
  readonly direction: Direction;
}

type Condition = Filter<StoredDoc>;

/** How a page is cut out of a list; nothing is ever skipped over. */
export interface Cut {
  /** Conditions on the order's keys of which one must hold; empty when the page begins at an end. */
  readonly branches: readonly Condition[];
  /** The same in a form that does not need to be at the root of a query. */
  readonly nested: Condition;
  readonly sort: Readonly<Record<string, 1 | -1>>;
  /** One element more than the page, to tell whether the list goes on. */
  readonly limit: number;
}

export function cutPage({ size, fromEnd, after, before }: PageRequest, order: KeysetOrder): Cut {
  const { field, direction } = order;
  const forward = direction === 'ASC' ? 1 : -1;
  const step = fromEnd ? opposite(forward) : forward;
  const bounds = [
    ...(after === null ? [] : [beyond(field, after, forward)]),
    ...(before === null ? [] : [beyond(field, before, opposite(forward))]),
  ];
  return {
    branches: intersect(bounds),
    nested: bounds.length === 0 ? {} : { $and: bounds.map((branches) => ({ $or: [...branches] })) },
    sort: field === '_id' ? { _id: step } : { [field]: step, _id: step },
    limit: size + 1,
  };
}

function opposite(step: 1 | -1): 1 | -1 {
  return step === 1 ? -1 : 1;
}

/**
 * What lies behind a place, walking up or down, as alternatives that each are one range of the index
 * (field, _id). MongoDB sorts null before every value, and compares values of one type only: `$not`
 * of the opposite has null in its range, too.
 */
function beyond(field: string, { value, id }: Cursor, step: 1 | -1): readonly Condition[] {
  const comparison = step === 1 ? '$gt' : '$lt';
  if (field === '_id') return [{ _id: { [comparison]: id } }];
  const tie = { [field]: { $eq: value }, _id: { [comparison]: id } };
  if (value === null) return step === 1 ? [{ [field]: { $ne: null } }, tie] : [tie];
  return [{ [field]: step === 1 ? { $gt: value } : { $not: { $gte: value } } }, tie];
}

/** Every way to be within all bounds. */
function intersect(bounds: readonly (readonly Condition[])[]): readonly Condition[] {
  const [first = [], second] = bounds;
  if (second === undefined) return first;
  return first.flatMap((one) => second.map((other) => ({ $and: [one, other] })));
}
