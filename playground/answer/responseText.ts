import { isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import type { Advice, GraphError } from './advice.ts';

interface Response {
  readonly data: JsonObject | null;
  readonly errors: readonly GraphError[];
  readonly extensions: Json | undefined;
  readonly silence: Advice | null;
}

const texts = new WeakMap<Response, string>();

/** A response as JSON to read, without what stands in the view of costs. */
export function responseText(response: Response): string {
  const text = texts.get(response) ?? JSON.stringify(bodyOf(response), null, 2);
  texts.set(response, text);
  return text;
}

function bodyOf({ data, errors, extensions, silence }: Response) {
  if (data === null && silence) {
    return { errors: [{ message: `${silence.what} ${silence.then}` }] };
  }
  const rest = isObject(extensions)
    ? Object.entries(extensions).filter(([name]) => name !== 'explain')
    : [];
  return {
    ...(errors.length > 0 && { errors }),
    data,
    ...(rest.length > 0 && { extensions: Object.fromEntries(rest) }),
  };
}
