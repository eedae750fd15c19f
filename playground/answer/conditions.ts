import { labelsOf } from './aggregate.ts';
import { textOf, type Cell, type Table } from '../../src/table/flatten.ts';

/** What the cells of one column must have for a row to stay. */
export interface Condition {
  /** One of these values; null is what is not known. */
  readonly is?: readonly (string | null)[];
  /** Words that stand in it. */
  readonly has?: string;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** By the column's key. */
export type Conditions = Readonly<Record<string, Condition>>;

type Row = readonly Cell[];

/** Whether a row meets all conditions; those on columns that a table has not are no conditions of it. */
export function matcherOf(table: Table, where: Conditions = {}): (row: Row) => boolean {
  const checks = Object.entries(where).flatMap(([key, condition]) => {
    const index = table.columns.findIndex((column) => column.key === key);
    return index === -1 ? [] : checksOf(condition).map((check) => (row: Row) => check(row[index]));
  });
  return (row) => checks.every((check) => check(row));
}

function checksOf({ is, has = '', from, to }: Condition): readonly ((cell: Cell) => boolean)[] {
  const words = has.toLowerCase().split(/\s+/).filter(Boolean);
  const values = new Set(is);
  return [
    ...(is ? [(cell: Cell) => labelsOf(cell).some((label) => values.has(label))] : []),
    ...(words.length > 0 ? [(cell: Cell) => hasWords(cell, words)] : []),
    ...(from === undefined ? [] : [(cell: Cell) => typeof cell === 'number' && cell >= from]),
    ...(to === undefined ? [] : [(cell: Cell) => typeof cell === 'number' && cell <= to]),
  ];
}

function hasWords(cell: Cell, words: readonly string[]): boolean {
  const text = cell === undefined ? '' : (textOf(cell) ?? 'null').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Conditions with another one on a column, or without one where it asks for nothing. */
export function withCondition(
  where: Conditions = {},
  key: string,
  { is, has = '', from, to }: Condition,
): Conditions {
  const others = Object.entries(where).filter(([known]) => known !== key);
  const condition: Condition = {
    ...(is && is.length > 0 && { is }),
    ...(has.trim() !== '' && { has }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const isEmpty = Object.keys(condition).length === 0;
  return Object.fromEntries(isEmpty ? others : [...others, [key, condition]]);
}

/** "GRANT or LOAN, 1990 to 2000, with “energy”". */
export function describeCondition({ is, has, from, to }: Condition): string {
  const range =
    from !== undefined && to !== undefined
      ? `${from} to ${to}`
      : from !== undefined
        ? `from ${from}`
        : to !== undefined
          ? `to ${to}`
          : '';
  const parts = [
    is ? is.map((value) => value ?? 'null').join(' or ') : '',
    range,
    has ? `with “${has}”` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** Keeps what is a condition of something that somebody may have written. */
export function readConditions(value: unknown): Conditions | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries: [string, unknown][] = Object.entries(value);
  const conditions = entries.reduce<Conditions>((where, [key, given]) => {
    if (typeof given !== 'object' || given === null) return where;
    const parts = new Map<string, unknown>(Object.entries(given));
    const [is, has, from, to] = ['is', 'has', 'from', 'to'].map((name) => parts.get(name));
    return withCondition(where, key, {
      ...(Array.isArray(is) && { is: is.filter(isLabel) }),
      ...(typeof has === 'string' && { has }),
      ...(typeof from === 'number' && { from }),
      ...(typeof to === 'number' && { to }),
    });
  }, {});
  return Object.keys(conditions).length === 0 ? null : conditions;
}

function isLabel(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
