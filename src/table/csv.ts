import { jsonLine } from './jsonLine.ts';
import { textOf, type Cell } from './flatten.ts';
import type { Json } from './lists.ts';

/** Text that a spreadsheet would take for a formula, also behind spaces and in full-width forms. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** By which a spreadsheet knows UTF-8. */
const MARK = '\uFEFF';
/** What has to stand in quotes, whatever parts the columns; readers that guess take an apostrophe at the beginning for a quote. */
const SPECIAL = /["\r\n\uFEFF]|^[ ']| $/;
/** What readers that guess take for the end of a field where no comma parts any. */
const OTHER_DELIMITER = /[;|\t]/;

/** What is written of a table: its headings and its cells. */
interface Sheet {
  readonly columns: readonly { readonly heading: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table as CSV for spreadsheets: UTF-8 with its mark, quoted, and no text that is run as a formula. */
export function toCsv({ columns, rows }: Sheet): string {
  return csvHead(columns) + csvLines(rows);
}

/** The first line, with the mark before it. */
export function csvHead(columns: Sheet['columns']): string {
  return `${MARK}${lineOf(headingsOf(columns), ',')}\r\n`;
}

/** The lines of rows. */
export function csvLines(rows: Sheet['rows']): string {
  return rows.map((row) => `${lineOf(row, ',')}\r\n`).join('');
}

/** The same to be pasted into a spreadsheet: columns are parted by tabs. */
export function toTabs({ columns, rows }: Sheet): string {
  return [headingsOf(columns), ...rows].map((row) => lineOf(row, '\t')).join('\r\n');
}

function headingsOf(columns: Sheet['columns']): readonly Cell[] {
  return columns.map(({ heading }) => heading);
}

function lineOf(cells: readonly Cell[], delimiter: string): string {
  const fields = cells.map((cell) => fieldOf(cell, delimiter));
  const line = fields.join(delimiter);
  return fields.length === 1 && delimiter === ',' ? loneField(line) : line;
}

/** The field of a line that has no other: an empty line would be no row to most readers. */
function loneField(field: string): string {
  const isQuoted = field.startsWith('"');
  return !isQuoted && (field === '' || OTHER_DELIMITER.test(field)) ? quoted(field) : field;
}

/** Numbers stay numbers, which are no formulas even when negative. */
function fieldOf(cell: Cell, delimiter: string): string {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = textOf(cell) ?? '';
  if (FORMULA.test(text)) return quoted(`'${text}`);
  return SPECIAL.test(text) || text.includes(delimiter) ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** One JSON document a line. */
export function toNdjson(lines: readonly Json[]): string {
  return lines.map((line) => `${jsonLine(line)}\n`).join('');
}
