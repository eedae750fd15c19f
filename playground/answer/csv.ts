import Papa from 'papaparse';
import { textOf, type Cell, type Table } from './flatten.ts';

/** Text that a spreadsheet would take for a formula, also behind spaces and in full-width forms. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** What is written of a table: its headings and its cells. */
interface Sheet {
  readonly columns: readonly { readonly heading: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table as CSV for spreadsheets: UTF-8 with its mark, quoted, and no text that is run as a formula. */
export function toCsv(table: Sheet): string {
  return `\uFEFF${unparse(table, ',')}\r\n`;
}

/** The same to be pasted into a spreadsheet: columns are parted by tabs. */
export function toTabs(table: Sheet): string {
  return unparse(table, '\t');
}

function unparse({ columns, rows }: Sheet, delimiter: string): string {
  return Papa.unparse(
    { fields: columns.map(({ heading }) => heading), data: rows.map((row) => row.map(plain)) },
    { escapeFormulae: FORMULA, newline: '\r\n', delimiter },
  );
}

/** Numbers stay numbers, which are no formulas even when negative. */
function plain(cell: Cell): string | number | boolean | null {
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : textOf(cell);
}

/** One JSON document a line: the elements of the list as they came. */
export function toNdjson({ elements }: Pick<Table, 'elements'>): string {
  return elements.map((element) => `${JSON.stringify(element)}\n`).join('');
}
