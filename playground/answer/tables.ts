import { parse } from 'graphql';
import { flatten, type Table } from '../../src/table/flatten.ts';
import { findLists, type JsonObject, type List } from '../../src/table/lists.ts';
import { flattenObjects, OBJECTS } from '../../src/table/objects.ts';
import { nameCountColumns, nameCounts, readCountedBy } from './countNames.ts';
import type { AskedOperation } from './paging.ts';
import { readSelection } from '../../src/table/selection.ts';

/** All of an answer that can be looked at as rows. */
export interface Tables {
  readonly lists: readonly List[];
  /** Objects that stand in no list. */
  readonly objects: Table | null;
  /** The list at a path, or the one that is looked at first; null where there is none. */
  tableOf(path?: string): Table | null;
}

interface Answered {
  readonly asked: AskedOperation;
  readonly data: JsonObject | null;
}

const NOTHING: Tables = { lists: [], objects: null, tableOf: () => null };
const known = new WeakMap<JsonObject, Tables>();

/** What an answer holds; worked out once for each. */
export function tablesOf({ asked, data }: Answered): Tables {
  if (data === null) return NOTHING;
  const tables = known.get(data) ?? findTables(asked, data);
  known.set(data, tables);
  return tables;
}

function findTables(asked: AskedOperation, data: JsonObject): Tables {
  const selection = readSelection(parse(asked.query), asked.operationName);
  const counts = readCountedBy(asked);
  const found = findLists(data, selection).map((list) => {
    const counted = counts.get(list.path);
    return counted ? nameCounts(list, counted) : list;
  });
  const objects = flattenObjects(data, selection);
  const sheet = objects && { path: OBJECTS, heading: 'Fields', rows: objects.rows.length };
  const lists = sheet ? [...found, sheet] : found;
  const flattened = new Map<string, Table>();
  const tableAt = (path: string): Table => {
    const known = flattened.get(path);
    if (known) return known;
    const counted = counts.get(path);
    const flat = flatten(data, path, selection);
    const table = counted ? nameCountColumns(flat, counted) : flat;
    flattened.set(path, table);
    return table;
  };
  return {
    lists,
    objects,
    tableOf: (path) => {
      const chosen = lists.find((list) => list.path === path) ?? lists[0];
      if (chosen === undefined) return null;
      return chosen.path === OBJECTS ? objects : tableAt(chosen.path);
    },
  };
}
