import { parse } from 'graphql';
import { flatten, type Table } from '../../src/table/flatten.ts';
import { findLists, type JsonObject } from '../../src/table/lists.ts';
import { readSelection } from '../../src/table/selection.ts';

/** The rows of a list of an answer, of the one that is looked at first unless a path is named. */
export function tableOf(query: string, data: JsonObject, list?: string): Table {
  const selection = readSelection(parse(query));
  return flatten(data, list ?? findLists(data, selection)[0]?.path ?? '', selection);
}
