import { parse } from 'graphql';
import { flatten, type Table } from '../../playground/answer/flatten.ts';
import { findLists, type JsonObject } from '../../playground/answer/lists.ts';
import { readSelection } from '../../playground/answer/selection.ts';

/** The rows of a list of an answer, of the one that is looked at first unless a path is named. */
export function tableOf(query: string, data: JsonObject, list?: string): Table {
  const selection = readSelection(parse(query));
  return flatten(data, list ?? findLists(data, selection)[0]?.path ?? '', selection);
}
