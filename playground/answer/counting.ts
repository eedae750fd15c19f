import { parse } from 'graphql';
import { totalQuestion } from '../../src/page/totalQuestion.ts';
import { isObject, valueAt, type Json, type JsonObject } from '../../src/table/lists.ts';
import type { Total } from '../../src/table/pagedDocument.ts';
import type { AskedOperation } from './paging.ts';

/** The question of how long a list is in all, of which an answer holds a page. */
export function countRequest(asked: AskedOperation, connection: string): AskedOperation | null {
  const { operationName } = asked;
  const question = totalQuestion({ document: parse(asked.query), operationName, connection });
  if (question === null) return null;
  const variables = Object.entries(asked.variables).filter(([name]) => question.used.has(name));
  return { ...asked, query: question.query, variables: Object.fromEntries(variables) };
}

/** The total in the answer to `countRequest`; null where the graph does not tell. */
export function readTotal(data: JsonObject | null, connection: string): Total | null {
  const found: Json | undefined = valueAt(data, connection);
  if (!isObject(found)) return null;
  const { totalOfAll: count, totalOfAllIsExact: isExact } = found;
  return typeof count === 'number' ? { count, isExact: isExact !== false } : null;
}
