import { countNotAsked } from './aggregate.ts';
import { formatCount } from './counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import { naturesOf } from './units.ts';

/** Where numbers of several kinds stand side by side, nothing is told of them together. */
export function notesOnKinds(table: Table, column: string): readonly string[] {
  const kinds = naturesOf(table, column);
  if (kinds.length < 2) return [];
  const told = kinds.slice(0, 6).join('; ');
  const more = kinds.length > 6 ? `, and ${kinds.length - 6} more` : '';
  return [
    `These numbers are of different kinds (${told}${more}): they compare only with their like, and have a total only where all are of one kind.`,
  ];
}

/** What of the rows a picture leaves out, or counts several times. */
export function notesOn(table: Table, keys: readonly string[]): readonly string[] {
  const left = Math.max(...keys.map((key) => countNotAsked(table, key)));
  const indexes = keys.map((key) => table.columns.findIndex((column) => column.key === key));
  const hasSeveral = table.rows.some((row) =>
    indexes.some((index) => {
      const cell = row[index];
      return typeof cell === 'object' && cell !== null && cell.length > 1;
    }),
  );
  return [
    ...(left > 0
      ? [`${formatCount(left)} rows are left out: the query asks nothing of them here.`]
      : []),
    ...(hasSeveral
      ? ['A row with several values counts for each of them, and once in “All”.']
      : []),
  ];
}
