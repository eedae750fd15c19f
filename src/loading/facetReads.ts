import type { FacetRule } from '../collections/facets.ts';
import { reference } from '../ids.ts';
import type { CrossTab, Facet } from '../paging.ts';
import type { Parents } from './lookUp.ts';
import type { Reader } from './reader.ts';
import { tallyUp } from './tally.ts';
import { lookUpTallies } from './tallyByParent.ts';
import type { PairCount, TallyCounts, ValueCount } from './tallyCounts.ts';
import type { TallyQuestion } from './tallyQuestion.ts';

/** What is counted: a whole collection, or what belongs to each of some parents. */
export interface Counting extends Omit<TallyQuestion, 'rules'> {
  /** Null for the whole collection, which is one list. */
  readonly parents: Parents | null;
}

/** For each list the most frequent values of a facet, exactly counted; what has no value is in none. */
export async function countFacet(
  reader: Reader,
  { parents, ...counting }: Counting,
  { rule, first }: { readonly rule: FacetRule; readonly first: number },
): Promise<readonly (readonly Facet[])[]> {
  const question = { ...counting, rules: [rule] } as const;
  const lists =
    parents === null
      ? [await tallyUp(reader, question)]
      : await lookUpTallies(reader, question, parents);
  const shown = lists.map(({ rows }) => rows.mostFrequent(first));
  const names = await namesOf(reader, rule, shown.flat());
  return shown.map((groups) => groups.map((group) => toFacet(group, names)));
}

/** For each list both facets' most frequent values, and how often each two of them meet. */
export async function countCrossTab(
  reader: Reader,
  counting: Counting,
  { rows, columns, first }: CrossTabRules,
): Promise<readonly CrossTab[]> {
  const lists = (await tallyPairs(reader, counting, [rows, columns])).map((table) => ({
    rows: table.rows.mostFrequent(first),
    columns: table.columns.mostFrequent(first),
    pairs: table.pairs,
  }));
  const [rowNames, columnNames] = await Promise.all([
    namesOf(
      reader,
      rows,
      lists.flatMap((list) => list.rows),
    ),
    namesOf(
      reader,
      columns,
      lists.flatMap((list) => list.columns),
    ),
  ]);
  return lists.map((list) => {
    const ofRows = list.rows.map((group) => toFacet(group, rowNames));
    const ofColumns = list.columns.map((group) => toFacet(group, columnNames));
    const toCell = cellMaker(ofRows, ofColumns);
    return {
      rows: ofRows,
      columns: ofColumns,
      cells: list.pairs.pairs(list.rows, list.columns).map(toCell),
    };
  });
}

interface CrossTabRules {
  readonly rows: FacetRule;
  readonly columns: FacetRule;
  readonly first: number;
}

/** What a cross table is made of. */
interface Table {
  readonly rows: TallyCounts['rows'];
  readonly columns: TallyCounts['columns'];
  readonly pairs: TallyCounts;
}

async function tallyPairs(
  reader: Reader,
  { parents, ...counting }: Counting,
  [rows, columns]: readonly [FacetRule, FacetRule],
): Promise<readonly Table[]> {
  if (parents === null) {
    const pairs = await tallyUp(reader, { ...counting, rules: [rows, columns] });
    return [{ rows: pairs.rows, columns: pairs.columns, pairs }];
  }
  const lookUp = (...rules: [FacetRule, FacetRule?]): ReturnType<typeof lookUpTallies> =>
    lookUpTallies(reader, { ...counting, rules }, parents);
  const [rowLists, columnLists, pairLists] = await Promise.all([
    lookUp(rows),
    lookUp(columns),
    lookUp(rows, columns),
  ]);
  return pairLists.map((pairs, list) => ({
    rows: rowLists[list]?.rows ?? pairs.rows,
    columns: columnLists[list]?.rows ?? pairs.columns,
    pairs,
  }));
}

/** Names cells as the rows and columns are named that they stand in. */
function cellMaker(
  rows: readonly Facet[],
  columns: readonly Facet[],
): (pair: PairCount) => CrossTab['cells'][number] {
  const [nameRow, nameColumn] = [namerOf(rows), namerOf(columns)];
  return (pair) => {
    const [row, column] = [nameRow(pair.row), nameColumn(pair.column)];
    return {
      row: row.value,
      rowLabel: row.label,
      rowEntity: row.entity,
      column: column.value,
      columnLabel: column.label,
      columnEntity: column.entity,
      count: pair.count,
    };
  };
}

function namerOf(facets: readonly Facet[]): (value: PairCount['row']) => Omit<Facet, 'count'> {
  const known = new Map(facets.map((facet) => [facet.value, facet]));
  return (stored) => {
    const value = String(stored);
    return known.get(value) ?? { value, label: value, entity: null };
  };
}

/** What people call the entities that groups stand for; null where the values are no ids. */
async function namesOf(
  reader: Reader,
  { labels }: FacetRule,
  groups: readonly ValueCount[],
): Promise<ReadonlyMap<string, string> | null> {
  if (labels === undefined) return null;
  const ids = [...new Set(groups.map(({ value }) => String(value)))];
  if (ids.length === 0) return new Map();
  const projection = { _id: 1, [labels.field]: 1 } as const;
  const named = await reader.find(labels.collection, { _id: { $in: ids } }, { projection });
  return new Map(named.map((document) => [document._id, String(document[labels.field])]));
}

function toFacet(group: ValueCount, names: ReadonlyMap<string, string> | null): Facet {
  const value = String(group.value);
  const { count } = group;
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
