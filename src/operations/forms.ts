import { mayLoseDigits, parseExactly } from '../answer/exactNumber.ts';
import type { JsonObject } from '../table/lists.ts';
import type { Rows } from './rows.ts';

/** What the data of an operation can be had as. */
export const FORMS = ['json', 'csv', 'ndjson'] as const;
export type FormName = (typeof FORMS)[number];

/** One way to write the data of an operation. */
export interface Form {
  readonly name: FormName;
  readonly contentType: string;
  /** @param answer - JSON text of a result that has data and nothing else */
  write(answer: string): string;
}

export const CONTENT_TYPES: Readonly<Record<FormName, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** All forms of an operation's data, tables in the columns of its shape. */
export function formsOf(rows: Rows): ReadonlyMap<FormName, Form> {
  const writers: Readonly<Record<FormName, Form['write']>> = {
    json: (answer) => answer.slice(BEFORE_DATA, -1),
    csv: (answer) => rows.csvHead() + rows.csvOf(dataIn(answer)),
    ndjson: (answer) => rows.ndjsonOf(dataIn(answer)),
  };
  return new Map(
    FORMS.map((name) => [name, { name, contentType: CONTENT_TYPES[name], write: writers[name] }]),
  );
}

/** `{"data":` */
const BEFORE_DATA = 8;

/** The data of an answer; numbers that a double has no room for keep their digits. */
export function dataIn(answer: string): JsonObject {
  const parsed = mayLoseDigits(answer) ? parseExactly(answer) : (JSON.parse(answer) as unknown);
  // The graph wrote it.
  return (parsed as { readonly data: JsonObject }).data;
}
