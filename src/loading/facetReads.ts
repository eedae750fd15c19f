import type { Document } from 'mongodb';
import type { FacetRule } from '../collections/facets.ts';
import { reference } from '../ids.ts';
import type { CrossTab, Facet } from '../paging.ts';
import { findRarest } from './counting.ts';
import type { KeysetOrder } from './keyset.ts';
import { lookUp, type Parents } from './lookUp.ts';
import type { Member } from './members.ts';
import { allOf, conditionOf, indexName } from './pageQuery.ts';
import type { Reader } from './reader.ts';

/** What is counted: the documents of a collection that hold all members, whole or by parent. */
export interface Counting {
  readonly collection: string;
  readonly members: readonly Member[];
  /** The collection's own order, whose indexes are there for every filter. */
  readonly order: KeysetOrder;
  /** Null for the whole collection, which is one list. */
  readonly parents: Parents | null;
}

type Value = string | number | boolean;

interface Group<Key> extends Document {
  readonly _id: Key;
  readonly count: number;
}

/** For each list the most frequent values of a facet, exactly counted; what has no value is in none. */
export async function countFacet(
  reader: Reader,
  counting: Counting,
  { rule, first }: { readonly rule: FacetRule; readonly first: number },
): Promise<readonly (readonly Facet[])[]> {
  const lists = await groupEach<Value>(reader, counting, {
    rules: [rule],
    key: '$0',
    // The stage takes no limit of 0.
    end: [{ $sort: { count: -1, _id: 1 } }, { $limit: Math.max(1, first) }],
  });
  const names = await namesOf(reader, rule, lists.flat());
  return lists.map((groups) => groups.slice(0, first).map((found) => toFacet(found, names)));
}

/** For each list both facets' most frequent values, and how often each two of them meet. */
export async function countCrossTab(
  reader: Reader,
  counting: Counting,
  { rows, columns, first }: CrossTabRules,
): Promise<readonly CrossTab[]> {
  const [rowFacets, columnFacets, cells] = await Promise.all([
    countFacet(reader, counting, { rule: rows, first }),
    countFacet(reader, counting, { rule: columns, first }),
    groupEach<{ readonly row: Value; readonly column: Value }>(reader, counting, {
      rules: [rows, columns],
      key: { row: '$0', column: '$1' },
      end: [{ $sort: { _id: 1 } }],
    }),
  ]);
  return cells.map((groups, list) =>
    toCrossTab(rowFacets[list] ?? [], columnFacets[list] ?? [], groups),
  );
}

interface CrossTabRules {
  readonly rows: FacetRule;
  readonly columns: FacetRule;
  readonly first: number;
}

function toCrossTab(
  rows: readonly Facet[],
  columns: readonly Facet[],
  groups: readonly Group<{ readonly row: Value; readonly column: Value }>[],
): CrossTab {
  const shownRows = new Set(rows.map(({ value }) => value));
  const shownColumns = new Set(columns.map(({ value }) => value));
  const cells = groups
    .map(({ _id, count }) => ({ row: String(_id.row), column: String(_id.column), count }))
    .filter(({ row, column }) => shownRows.has(row) && shownColumns.has(column));
  return { rows, columns, cells };
}

interface Grouping {
  readonly rules: readonly FacetRule[];
  /** What to group by: the rules' fields stand as `0` and `1`. */
  readonly key: unknown;
  readonly end: readonly Document[];
}

async function groupEach<Key>(
  reader: Reader,
  { collection, members, order, parents }: Counting,
  grouping: Grouping,
): Promise<readonly (readonly Group<Key>[])[]> {
  const pipeline = groupStages(members, grouping);
  if (parents !== null) return lookUp<Group<Key>>(reader, collection, { ...parents, pipeline });
  const rarest = await findRarest(reader, collection, members);
  if (rarest === 'nothing') return [[]];
  const hint = rarest === undefined ? undefined : indexName(rarest.field, order);
  return [await reader.aggregate<Group<Key>>(collection, pipeline, hint)];
}

function groupStages(
  members: readonly Member[],
  { rules, key, end }: Grouping,
): readonly Document[] {
  const fields = Object.fromEntries(rules.map(({ field }, index) => [index, `$${field}`]));
  const lists = rules.flatMap(({ isList }, index) =>
    isList === true ? [{ $unwind: `$${index}` }] : [],
  );
  const known = Object.fromEntries(rules.map((_rule, index) => [index, { $ne: null }]));
  return [
    { $match: allOf(members.map(conditionOf)) },
    { $project: { _id: 0, ...fields } },
    ...lists,
    { $match: known },
    { $group: { _id: key, count: { $sum: 1 } } },
    ...end,
  ];
}

/** What people call the entities that groups stand for; null where the values are no ids. */
async function namesOf(
  reader: Reader,
  { labels }: FacetRule,
  groups: readonly Group<Value>[],
): Promise<ReadonlyMap<string, string> | null> {
  if (labels === undefined) return null;
  const ids = [...new Set(groups.map(({ _id }) => String(_id)))];
  const projection = { _id: 1, [labels.field]: 1 } as const;
  const named = await reader.find(labels.collection, { _id: { $in: ids } }, { projection });
  return new Map(named.map((document) => [document._id, String(document[labels.field])]));
}

function toFacet({ _id, count }: Group<Value>, names: ReadonlyMap<string, string> | null): Facet {
  const value = String(_id);
  return names === null
    ? { value, label: labelOf(value), count, entity: null }
    : { value, label: names.get(value) ?? value, count, entity: reference(value) };
}

/** `WASTE_REDUCTION` as `Waste reduction`; what is no code stays as it is. */
function labelOf(value: string): string {
  if (!/^[A-Z][A-Z_]+$/.test(value)) return value;
  const words = value.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
