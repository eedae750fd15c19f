import type { FormName } from '../../operations/forms.ts';
import { isList, isObject, valueAt, type Json, type JsonObject } from '../../table/lists.ts';
import { ADDED_KEYS } from '../../table/pagedDocument.ts';
import type { ApiRequest } from './apiRequest.ts';

/** Writes the pages of one list as one. */
export interface PageWriter {
  readonly head: string;
  page(data: JsonObject): string;
  readonly tail: string;
}

type DataRequest = Extract<ApiRequest, { kind: 'data' }>;

/** @param first - of the first page, with what stands beside the list */
export function writerOf({ prepared, form }: DataRequest, first: JsonObject): PageWriter {
  const { rows, operation } = prepared;
  const writers: Readonly<Record<FormName, () => PageWriter>> = {
    csv: () => ({ head: rows.csvHead(), page: (data) => rows.csvOf(data), tail: '' }),
    ndjson: () => ({ head: '', page: (data) => rows.ndjsonOf(data), tail: '' }),
    json: () => jsonWriter(first, operation.list ?? ''),
  };
  return writers[form.name]();
}

/** Stands for the list; no answer has it, as it is no JSON of a graph. */
const PLACE = '\u0000list\u0000';

function jsonWriter(first: JsonObject, path: string): PageWriter {
  const text = JSON.stringify(withoutPages(first, path.split('.')));
  const [head = '', tail] = text.split(JSON.stringify(PLACE));
  // What should hold the list may be null, or not asked for.
  if (tail === undefined) return { head, page: () => '', tail: '' };
  let isFirst = true;
  return {
    head: `${head}[`,
    page: (data) => {
      const list = valueAt(data, path);
      const elements = (isList(list) ? list : []).map((element) => JSON.stringify(element));
      const comma = isFirst || elements.length === 0 ? '' : ',';
      isFirst &&= elements.length === 0;
      return comma + elements.join(',');
    },
    tail: `]${tail}`,
  };
}

/** What is asked for beside a list, which has all pages: there is none behind it. */
function withoutPages(value: Json, path: readonly string[]): Json {
  const [segment, ...rest] = path;
  if (segment === undefined && isList(value)) return PLACE;
  if (segment === undefined || !isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ADDED_KEYS.has(key))
      .map(([key, child]): [string, Json] => {
        if (key === segment) return [key, withoutPages(child, rest)];
        return rest.length === 0 && isObject(child) && 'hasNextPage' in child
          ? [key, { ...child, hasNextPage: false }]
          : [key, child];
      }),
  );
}
