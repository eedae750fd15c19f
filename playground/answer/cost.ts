import { isList, isObject, type Json, type JsonObject } from './lists.ts';

/** What `extensions.explain` tells, as the panel draws it. */
export interface Cost {
  readonly path: 'local' | 'planned';
  readonly steps: readonly Step[];
  /** Look-ups that loaders put together, by loader: how many keys at once. */
  readonly batches: readonly { readonly loader: string; readonly keys: number }[];
  readonly nodes: { readonly returned: number; readonly worstCase: number } | null;
  /** Answers that were taken from a cache; null where the graph does not tell. */
  readonly cacheHits: number | null;
  readonly plan: Json;
}

export interface Step {
  readonly kind: 'database' | 'fetch';
  readonly name: string;
  /** After the start of the operation; null where it is not told. */
  readonly startMs: number | null;
  readonly ms: number;
  readonly facts: readonly string[];
  readonly hasTrouble: boolean;
}

/** Null where an answer does not say what it took. */
export function readCost(extensions: Json | undefined): Cost | null {
  const explain = isObject(extensions) ? extensions['explain'] : undefined;
  if (!isObject(explain)) return null;
  return {
    path: explain['path'] === 'planned' ? 'planned' : 'local',
    steps: [
      ...objectsIn(explain['fetches']).map(readFetch),
      ...objectsIn(explain['operations']).map(readOperation),
    ],
    batches: objectsIn(explain['batches']).map((batch) => ({
      loader: text(batch['loader']),
      keys: number(batch['keys']) ?? 0,
    })),
    nodes: readNodes(explain['nodes']),
    cacheHits: readCacheHits(explain),
    plan: explain['plan'] ?? null,
  };
}

function readFetch(fetch: JsonObject): Step {
  const entities = number(fetch['entities']);
  const errors = number(fetch['errors']) ?? 0;
  const attempts = number(fetch['attempts']);
  return {
    kind: 'fetch',
    name: text(fetch['subgraph']),
    startMs: number(fetch['startMs']),
    ms: number(fetch['ms']) ?? 0,
    facts: [
      entities === null ? 'root fields' : `${entities} entities`,
      ...(attempts === null || attempts < 2 ? [] : [`${attempts} attempts`]),
      ...(errors === 0 ? [] : [`${errors} errors`]),
    ],
    hasTrouble: errors > 0,
  };
}

function readOperation(operation: JsonObject): Step {
  const indexes = isList(operation['indexes']) ? operation['indexes'].map(text) : [];
  const isScan = operation['isCollectionScan'] === true;
  const isSorted = operation['isSortedInMemory'] === true;
  return {
    kind: 'database',
    name: `${text(operation['operation'])} ${text(operation['collection'])}`,
    startMs: number(operation['startMs']),
    ms: number(operation['milliseconds']) ?? 0,
    facts: [
      `${number(operation['returned']) ?? 0} found`,
      `${number(operation['documentsExamined']) ?? 0} documents examined`,
      `${number(operation['keysExamined']) ?? 0} index keys examined`,
      indexes.length === 0 ? 'no index' : `index ${indexes.join(' and ')}`,
      ...(isScan ? ['walked the whole collection'] : []),
      ...(isSorted ? ['sorted in memory'] : []),
    ],
    hasTrouble: isScan || isSorted,
  };
}

function readNodes(nodes: Json | undefined): Cost['nodes'] {
  if (!isObject(nodes)) return null;
  return { returned: number(nodes['returned']) ?? 0, worstCase: number(nodes['worstCase']) ?? 0 };
}

function readCacheHits(explain: JsonObject): number | null {
  const { cache, cacheHits } = explain;
  if (typeof cacheHits === 'number') return cacheHits;
  return isObject(cache) ? number(cache['hits']) : null;
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '?';
}

function number(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
