import { ExactNumber } from '../answer/exactNumber.ts';
import { csvHead, csvLines, toNdjson } from '../table/csv.ts';
import { flatten, type Cell, type Table } from '../table/flatten.ts';
import type { Json, JsonObject } from '../table/lists.ts';
import { linesOf } from '../table/lines.ts';
import { flattenObjects } from '../table/objects.ts';
import { readSelection } from '../table/selection.ts';
import type { NamedOperation } from './namedOperation.ts';
import type { ShapeColumn } from './tableShape.ts';

/** Writes the elements of an operation's list, or its objects where it has none, as rows. */
export interface Rows {
  /** The first line. */
  csvHead(): string;
  /** The lines behind it. */
  csvOf(data: JsonObject): string;
  /** One JSON document a line. */
  ndjsonOf(data: JsonObject): string;
}

/** Nobody sees beside these rows what else the answer says. */
const ASKED = { tellsOfNone: true };

export function createRows(
  { document, name, list }: NamedOperation,
  shape: readonly ShapeColumn[],
): Rows {
  const selection = readSelection(document, name);
  const tableOf = (data: JsonObject): Table | null =>
    list === null ? flattenObjects(data, selection) : flatten(data, list, selection, ASKED);
  return {
    csvHead: () => csvHead(shape),
    csvOf: (data) => {
      const table = tableOf(withDigits(data));
      return table === null ? '' : csvLines(inShape(table, shape));
    },
    ndjsonOf: (data) =>
      toNdjson(
        list === null ? (tableOf(data)?.lines ?? []) : linesOf(data, list, selection, ASKED),
      ),
  };
}

/** Cells in the columns of the shape, whichever the answer happens to have. */
function inShape({ columns, rows }: Table, shape: readonly ShapeColumn[]): Table['rows'] {
  const places = shape.map(({ key }) => columns.findIndex((column) => column.key === key));
  return rows.map((row) => places.map((place): Cell => row[place]));
}

/** With texts in place of numbers that a double has no room for. */
function withDigits(data: JsonObject): JsonObject {
  return mapped(data) as JsonObject; // What is mapped of an object is one.
}

function mapped(value: unknown): Json {
  if (value instanceof ExactNumber) return value.valueOf();
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value as Json; // It was read as JSON.
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapped(child)]));
}
