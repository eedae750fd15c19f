import { parse, valueFromASTUntyped, type FieldNode } from 'graphql';
import type { Column, Table } from '../../src/table/flatten.ts';
import { headingOf } from '../../src/table/headings.ts';
import type { List } from '../../src/table/lists.ts';
import { walkFields } from '../../src/table/selection.ts';
import type { AskedOperation } from './paging.ts';
import { isCounts } from './units.ts';

/** The arguments that say what is counted by, by the field that counts. */
const ARGUMENTS = { facets: ['by'], crossTab: ['rows', 'columns'] } as const;

/** What the graph counted a list by, by the arguments of the count: `rows` to "Agency". */
export type CountedBy = ReadonlyMap<string, string>;

/** For each list of counts by its path, what was counted by. */
export function readCountedBy(asked: AskedOperation): ReadonlyMap<string, CountedBy> {
  const found = new Map<string, CountedBy>();
  walkFields(parse(asked.query), asked.operationName, (field, path) => {
    const counted = countedBy(field, asked.variables);
    if (counted === null) return;
    const lists = field.name.value === 'facets' ? [''] : ['.cells', '.rows', '.columns'];
    for (const list of lists) if (isCounts(`${path}${list}`)) found.set(`${path}${list}`, counted);
  });
  return found;
}

function countedBy(field: FieldNode, variables: AskedOperation['variables']): CountedBy | null {
  const name = field.name.value;
  if (name !== 'facets' && name !== 'crossTab') return null;
  const told = ARGUMENTS[name].flatMap((argument) => {
    const given = field.arguments?.find((known) => known.name.value === argument)?.value;
    const value: unknown = given && valueFromASTUntyped(given, variables);
    return typeof value === 'string' ? [[argument, wordsOf(value)] as const] : [];
  });
  const isEach = new Set(told.map(([, words]) => words)).size === ARGUMENTS[name].length;
  return isEach ? new Map(told) : null;
}

/** `FOCUS_AREA` to "Focus area". */
function wordsOf(facet: string): string {
  return headingOf(facet.toLowerCase());
}

/** "Resources by agency and topic", in place of "Resources cross tab cells". */
export function nameCounts(list: List, counted: CountedBy): List {
  const things = list.heading.replace(/ (facets|cross tab \w+)$/, '');
  return { ...list, heading: `${things} by ${lower(partsOf(list.path, counted)).join(' and ')}` };
}

/** What is counted by in a list: of the lines of a cross table, only what goes down. */
function partsOf(path: string, counted: CountedBy): readonly string[] {
  const name = /\.(rows|columns)$/.exec(path)?.[1];
  const own = name === undefined ? undefined : counted.get(name);
  return own === undefined ? [...counted.values()] : [own];
}

function lower(words: readonly string[]): readonly string[] {
  return words.map((word) => word.charAt(0).toLowerCase() + word.slice(1));
}

/** A table of counts whose columns are called by what was counted by: "Topic", in place of "Label". */
export function nameCountColumns(table: Table, counted: CountedBy): Table {
  const { list } = table;
  const has = (name: string | undefined): boolean =>
    table.columns.some(({ key }) => key === `${list}.${name ?? ''}`);
  const columns = table.columns.map((column): Column => {
    const name = column.key.slice(list.length + 1);
    const by = counted.get(argumentOf(list, name) ?? '');
    if (by === undefined) return column;
    return { ...column, heading: has(LABELS[name]) ? `${by} (code)` : by };
  });
  return { ...table, columns };
}

/** The columns with labels, by those with the codes that they are of. */
const LABELS: Readonly<Record<string, string>> = {
  value: 'label',
  row: 'rowLabel',
  column: 'columnLabel',
};

/** The argument that a column tells the values of. */
function argumentOf(list: string, column: string): string | undefined {
  if (/^row(Label)?$/.test(column)) return 'rows';
  if (/^column(Label)?$/.test(column)) return 'columns';
  if (!/^(value|label)$/.test(column)) return undefined;
  return /\.(rows|columns)$/.exec(list)?.[1] ?? 'by';
}
