import DataLoader from 'dataloader';
import type { FacetRule } from '../collections/facets.ts';
import { reference } from '../ids.ts';
import type { CrossTab, Facet } from '../paging/paging.ts';
import type { Reader } from './reader.ts';
import type { Table } from './tallyByParent.ts';
import type { PairCount, ValueCount } from './tallyCounts.ts';
import { prices } from './work/prices.ts';
import type { Purse } from './work/purse.ts';

/** Makes facets and cross tables of counts; what a name is looked up for is looked up once. */
export class FacetReads {
  readonly #reader: Reader;
  readonly #purse: Purse;
  readonly #names = new Map<string, DataLoader<string, string | null>>();

  constructor({ reader, purse }: { readonly reader: Reader; readonly purse: Purse }) {
    this.#reader = reader;
    this.#purse = purse;
  }

  /** For each list the most frequent values of a facet, exactly counted; what has no value is in none. */
  async facets(
    lists: readonly Table[],
    { rule, first }: { readonly rule: FacetRule; readonly first: number },
  ): Promise<readonly (readonly Facet[])[]> {
    const shown = lists.map(({ rows }) => {
      const groups = rows.mostFrequent(first);
      this.#purse.payForFound(groups.length * prices.cell);
      return groups;
    });
    const names = await this.#namesOf(rule, shown.flat());
    return shown.map((groups) => groups.map((group) => toFacet(group, names)));
  }

  /** For each list both facets' most frequent values, and how often each two of them meet. */
  async crossTabs(
    tables: readonly Table[],
    { rows, columns, first }: CrossTabRules,
  ): Promise<readonly CrossTab[]> {
    const lists = tables.map((table) => {
      const list = {
        rows: table.rows.mostFrequent(first),
        columns: table.columns.mostFrequent(first),
        pairs: table.pairs,
      };
      this.#purse.payForFound((list.rows.length + list.columns.length) * prices.cell);
      return list;
    });
    const [rowNames, columnNames] = await Promise.all([
      this.#namesOf(
        rows,
        lists.flatMap((list) => list.rows),
      ),
      this.#namesOf(
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

  /** What people call the entities that groups stand for; null where the values are no ids. */
  async #namesOf(
    { labels }: FacetRule,
    groups: readonly ValueCount[],
  ): Promise<ReadonlyMap<string, string> | null> {
    if (labels === undefined) return null;
    const ids = [...new Set(groups.map(({ value }) => String(value)))];
    const names = await this.#namesIn(labels).loadMany(ids);
    return new Map(
      ids.flatMap((id, index) => {
        const name = names[index];
        if (name instanceof Error) throw name;
        return name == null ? [] : [[id, name]];
      }),
    );
  }

  #namesIn({ collection, field }: Labels): DataLoader<string, string | null> {
    const key = `${collection} ${field}`;
    let names = this.#names.get(key);
    if (names === undefined) {
      const projection = { _id: 1, [field]: 1 } as const;
      names = new DataLoader(async (ids) => {
        const found = await this.#reader.find(
          collection,
          { _id: { $in: [...ids] } },
          { projection },
        );
        const byId = new Map(found.map((document) => [document._id, String(document[field])]));
        return ids.map((id) => byId.get(id) ?? null);
      });
      this.#names.set(key, names);
    }
    return names;
  }
}

type Labels = NonNullable<FacetRule['labels']>;

interface CrossTabRules {
  readonly rows: FacetRule;
  readonly columns: FacetRule;
  readonly first: number;
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

function toFacet(group: ValueCount, names: ReadonlyMap<string, string> | null): Facet {
  const value = String(group.value);
  const { count } = group;
  return names === null
    ? { value, label: labelOf(value), count, entity: null }
    : { value, label: names.get(value) ?? value, count, entity: reference(value) };
}

const ABBREVIATIONS: ReadonlySet<string> = new Set(['FIPS', 'NIST', 'ROR', 'UEI', 'USPS', 'ZIP']);

/** `NIST_PARTNERSHIPS_PAGE` as `NIST partnerships page`; what is no code stays as it is. */
function labelOf(value: string): string {
  if (!/^[A-Z][A-Z_]+$/.test(value)) return value;
  const words = value
    .split('_')
    .map((word) => (ABBREVIATIONS.has(word) ? word : word.toLowerCase()));
  const label = words.join(' ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}
