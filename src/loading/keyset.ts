import type { Filter } from 'mongodb';
import type { CollectionSpec, Direction, StoredDoc } from '../collections/define.ts';
import type { Cursor } from '../paging/cursor.ts';
import type { PageArgs, PageRequest } from '../paging/paging.ts';

/** An order that has no ties: a field, then `_id`. */
export interface KeysetOrder {
  readonly field: string;
  readonly direction: Direction;
}

/** The order that a page is asked for in, else the collection's own. */
export function orderOf(
  spec: CollectionSpec,
  { orderBy }: Pick<PageArgs, 'orderBy'>,
): KeysetOrder & { readonly name: string } {
  const { field: name, direction } = { ...spec.defaultOrder, ...orderBy };
  const field = spec.orders[name];
  if (field === undefined) throw new Error(`Expected an order of ${spec.name}, got ${name}.`);
  return { name, field, direction };
}

type Condition = Filter<StoredDoc>;

/** Places that a page lies behind, walking up or down in the order of its keys. */
export type Bounds = readonly { readonly at: Cursor; readonly step: 1 | -1 }[];

/** How a page is cut out of a list; nothing is ever skipped over. */
export interface Cut {
  /** Conditions on the order's keys of which one must hold; empty when the page begins at an end. */
  readonly branches: readonly Condition[];
  /**
   * The same as one range of the order's keys and a rest to check, for queries whose root is needed
   * for something else: it costs a look at each tie before the page, and no scan more than that.
   */
  readonly nested: Condition;
  /** The same as places; null when the page begins at an end. */
  readonly within: Bounds | null;
  readonly sort: Readonly<Record<string, 1 | -1>>;
  /** Never 0, which MongoDB takes for no limit. */
  readonly limit: number;
}

/** @param oneMore - one element more than the page, to tell whether the list goes on */
export function cutPage(
  { size, fromEnd, after, before }: PageRequest,
  order: KeysetOrder,
  oneMore = true,
): Cut {
  const { field, direction } = order;
  const forward = direction === 'ASC' ? 1 : -1;
  const step = fromEnd ? opposite(forward) : forward;
  const within = boundsOf({ after, before }, forward);
  const bounds = within.map(({ at, step }) => boundAt(field, at, step));
  return {
    branches: intersect(bounds.map(({ branches }) => branches)),
    nested: bounds.length === 0 ? {} : { $and: bounds.map(({ range }) => range) },
    within: within.length === 0 ? null : within,
    sort: field === '_id' ? { _id: step } : { [field]: step, _id: step },
    limit: oneMore || size === 0 ? size + 1 : size,
  };
}

function boundsOf(
  { after, before }: Pick<PageRequest, 'after' | 'before'>,
  forward: 1 | -1,
): Bounds {
  return [
    ...(after === null ? [] : [{ at: after, step: forward } as const]),
    ...(before === null ? [] : [{ at: before, step: opposite(forward) } as const]),
  ];
}

function boundAt(
  field: string,
  place: Cursor,
  step: 1 | -1,
): { readonly branches: readonly Condition[]; readonly range: Condition } {
  return { branches: beyond(field, place, step), range: rangeBeyond(field, place, step) };
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

/** What lies behind a place as a range from its value on, less the ties before it. */
function rangeBeyond(field: string, { value, id }: Cursor, step: 1 | -1): Condition {
  const behind = { _id: { [step === 1 ? '$gt' : '$lt']: id } };
  if (field === '_id') return behind;
  if (value === null) {
    return step === 1
      ? { $or: [{ [field]: { $ne: null } }, behind] }
      : { [field]: null, ...behind };
  }
  return step === 1
    ? { [field]: { $gte: value }, $or: [{ [field]: { $gt: value } }, behind] }
    : { [field]: { $not: { $gt: value } }, $or: [{ [field]: { $not: { $gte: value } } }, behind] };
}

/** Every way to be within all bounds. */
function intersect(bounds: readonly (readonly Condition[])[]): readonly Condition[] {
  const [first = [], second] = bounds;
  if (second === undefined) return first;
  return first.flatMap((one) => second.map((other) => ({ $and: [one, other] })));
}
