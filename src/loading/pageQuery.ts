import type { Document, Filter } from 'mongodb';
import type { StoredDoc } from '../collections/define.ts';
import { pageIndexFields, type ChecksRule } from '../collections/pageIndex.ts';
import type { Cut, KeysetOrder } from './keyset.ts';
import type { Member } from './members.ts';
import type { Projection } from './projection.ts';

type Condition = Filter<StoredDoc>;

/** A page as MongoDB is asked for it: where it begins is decided here, by naming the index. */
export interface PageQuery {
  readonly filter: Condition;
  /** Name of the index to use. */
  readonly hint: string;
}

/**
 * Members multiplied out into branches, each one exact range of the index, that MongoDB merges in
 * order; with more values than this it finds their places itself, which takes less planning.
 */
const maxBranches = 16;

/**
 * MongoDB merges up to 200 ranges in order, two for each value where it has to look for null; beyond
 * that it would sort. So many years, up to 200, are multiplied out, too.
 */
const maxMergedValues = 100;

interface RootPage {
  readonly cut: Cut;
  readonly order: KeysetOrder;
  readonly checks: ChecksRule | undefined;
}

/**
 * The query for a page of a whole collection that starts from one member, or from the list itself.
 * Exact bounds and no sort: the shapes here and their hints were measured on half a million
 * documents; neighbouring ones walk whole indexes (docs/architecture/database.md).
 */
export function rootQuery(
  start: Member | undefined,
  others: readonly Member[],
  { cut, order, checks }: RootPage,
): PageQuery {
  const rest = others.map(conditionOf);
  const hint = indexName(start?.field, order, checks);
  const { branches, nested } = cut;
  if (start === undefined) return { filter: anyOf(branches), hint };
  const isOrdering = start.field === order.field;
  // A single branch for each value is a tie of nulls, which MongoDB does not merge by itself.
  const most = branches.length === 1 ? maxMergedValues : maxBranches;
  const values = start.values.length;
  const isMultiplied = values * branches.length <= most || values > maxMergedValues;
  if (branches.length === 0 || isOrdering || !isMultiplied) {
    return { filter: allOf([conditionOf(start), nested, ...rest]), hint };
  }
  const multiplied = start.values.flatMap((value) =>
    branches.map((branch) => ({ [start.field]: value, ...branch })),
  );
  return { filter: allOf([anyOf(multiplied), ...rest]), hint };
}

/** The stages that cut the page of one parent, behind a look-up of what holds its keys. */
export function nestedStages(
  members: readonly Member[],
  cut: Cut,
  projection: Projection,
): readonly Document[] {
  return [
    { $match: allOf(members.map(conditionOf)) },
    { $sort: cut.sort },
    { $limit: cut.limit },
    { $project: projection },
  ];
}

/** Whether the index that starts from a field can check a member without reading documents. */
export function canCheck(member: Member, start: string, checks: ChecksRule | undefined): boolean {
  return checks?.starts.includes(start) === true && checks.fields.includes(member.field);
}

export function conditionOf({ field, values }: Member): Condition {
  const [value] = values;
  return { [field]: values.length === 1 ? value : { $in: values } };
}

export function allOf(conditions: readonly Condition[]): Condition {
  const real = conditions.filter((condition) => Object.keys(condition).length > 0);
  const [only = {}] = real;
  return real.length > 1 ? { $and: real } : only;
}

function anyOf(conditions: readonly Condition[]): Condition {
  const [only = {}] = conditions;
  return conditions.length > 1 ? { $or: [...conditions] } : only;
}

/** The name of the index that starts from a field and goes on in an order (src/mongo/indexes.ts). */
export function indexName(
  start: string | undefined,
  { field }: KeysetOrder,
  checks: ChecksRule | undefined,
): string {
  const fields = pageIndexFields(start ?? null, field, checks);
  return fields.length === 1 ? '_id_' : fields.join(',');
}
