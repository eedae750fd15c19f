import { isList, isObject, valueAt, type Json, type JsonObject } from '../../src/table/lists.ts';

/** What the graph counted of whole lines and columns of a cross table, where the question asks for that. */
export interface Margins {
  readonly ofRows: ReadonlyMap<string, number>;
  readonly ofColumns: ReadonlyMap<string, number>;
  /** Of the list itself; null where it is not asked for. */
  readonly all: number | null;
}

interface Places {
  readonly list: string;
  /** Columns of the table, as paths. */
  readonly by: string;
  readonly across: string;
}

/** Null for what is no count of the graph, or was asked without what it comes to in all. */
export function marginsOf(data: JsonObject, { list, by, across }: Places): Margins | null {
  if (list.endsWith('.facets')) return ofFacets(data, list);
  const path = /^(.+)\.cells$/.exec(list)?.[1];
  const cross = path === undefined ? undefined : valueAt(data, path);
  if (path === undefined || !isObject(cross)) return null;
  const of = (column: string): ReadonlyMap<string, number> | null => {
    const [, facet, isLabel] = /\.(row|column)(Label)?$/.exec(column) ?? [];
    if (facet === undefined) return null;
    return countsBy(cross[`${facet}s`], isLabel === undefined ? 'value' : 'label');
  };
  const [ofRows, ofColumns] = [of(by), of(across)];
  if (ofRows === null || ofColumns === null) return null;
  return { ofRows, ofColumns, all: totalBeside(data, path) };
}

/** Of counts by one thing only their whole is told. */
function ofFacets(data: JsonObject, list: string): Margins | null {
  const all = totalBeside(data, list);
  return all === null ? null : { ofRows: new Map(), ofColumns: new Map(), all };
}

function totalBeside(data: JsonObject, path: string): number | null {
  const connection = path.includes('.') ? valueAt(data, path.replace(/\.[^.]+$/, '')) : undefined;
  return isObject(connection) ? exactTotal(connection) : null;
}

function exactTotal({ totalCount, totalCountIsExact }: JsonObject): number | null {
  return typeof totalCount === 'number' && totalCountIsExact !== false ? totalCount : null;
}

function countsBy(facets: Json | undefined, key: string): ReadonlyMap<string, number> | null {
  if (!isList(facets)) return null;
  const counts = facets.filter(isObject).flatMap((facet): [string, number][] => {
    const [name, count] = [facet[key], facet['count']];
    return typeof name === 'string' && typeof count === 'number' ? [[name, count]] : [];
  });
  // Of two that are called alike, neither is the count of both.
  const isEach = new Set(counts.map(([name]) => name)).size === facets.length;
  return isEach ? new Map(counts) : null;
}
