import type { Filter } from 'mongodb';
import type { Direction, StoredDoc } from '../collections/define.ts';
import type { Cursor } from '../cursor.ts';
import type { PageRequest } from '../paging.ts';

/** An order that has no ties: a field, then `_id`. */
export interface KeysetOrder {
  readonly field: string;
  readonly direction: Direction;
}

/** The part of an aggregation that cuts a page, with one element more to tell whether it goes on. */
export interface Cut {
  readonly conditions: readonly Filter<StoredDoc>[];
  readonly sort: Readonly<Record<string, 1 | -1>>;
  readonly limit: number;
}

/** Turns a page request into conditions on the order's keys; nothing is ever skipped over. */
export function cutPage({ size, fromEnd, after, before }: PageRequest, order: KeysetOrder): Cut {
  const forward = order.direction === 'ASC' ? 1 : -1;
  const step = fromEnd ? (forward === 1 ? -1 : 1) : forward;
  return {
    conditions: [
      ...(after === null ? [] : [beyond(order.field, after, forward)]),
      ...(before === null ? [] : [beyond(order.field, before, forward === 1 ? -1 : 1)]),
    ],
    sort: order.field === '_id' ? { _id: step } : { [order.field]: step, _id: step },
    limit: size + 1,
  };
}

/** What lies behind a place, walking up or down. MongoDB sorts null before every value. */
function beyond(field: string, { value, id }: Cursor, step: 1 | -1): Filter<StoredDoc> {
  const comparison = step === 1 ? '$gt' : '$lt';
  const tie = { [field]: value, _id: { [comparison]: id } };
  if (value === null) return step === 1 ? { $or: [tie, { [field]: { $ne: null } }] } : tie;
  const further = { [field]: { [comparison]: value } };
  // A comparison only meets values of its own type: going down, null comes last and must be named.
  return { $or: step === 1 ? [further, tie] : [further, tie, { [field]: null }] };
}
