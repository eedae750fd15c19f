import { isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';

/** What `extensions.explain` tells, as the panel draws it. */
export interface Cost {
  readonly path: 'local' | 'planned';
  /** From the request to the answer in the graph, without explaining it; null where it is not told. */
  readonly ms: number | null;
  /** In the order in which they began. */
  readonly steps: readonly Step[];
  readonly nodes: { readonly returned: number; readonly worstCase: number } | null;
  /** Null where the graph does not tell. */
  readonly cache: CacheCost | null;
  readonly plan: Json;
}

interface CacheCost {
  readonly state: 'on' | 'bypassed' | 'off';
  readonly hits: number;
  readonly misses: number;
  /** How late changes of the data become known; null before the first. */
  readonly lagMs: number | null;
}

export interface Step {
  /** A batch is the moment at which look-ups were put together. */
  readonly kind: 'database' | 'fetch' | 'batch';
  readonly name: string;
  /** After the request came; null where it is not told. */
  readonly startMs: number | null;
  readonly ms: number;
  readonly facts: readonly string[];
  readonly hasTrouble: boolean;
}

/** Null where an answer does not say what it took. */
export function readCost(extensions: Json | undefined): Cost | null {
  const explain = isObject(extensions) ? extensions['explain'] : undefined;
  if (!isObject(explain)) return null;
  const steps = [
    ...objectsIn(explain['fetches']).map(readFetch),
    ...objectsIn(explain['batches']).map(readBatch),
    ...objectsIn(explain['operations']).map(readOperation),
  ];
  return {
    path: explain['path'] === 'planned' ? 'planned' : 'local',
    ms: number(explain['milliseconds']),
    // Of equal starts, what caused the other stands first.
    steps: steps.sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0)),
    nodes: readNodes(explain['nodes']),
    cache: readCache(explain['cache']),
    plan: explain['plan'] ?? null,
  };
}

function readFetch(fetch: JsonObject): Step {
  const entities = number(fetch['entities']);
  const errors = number(fetch['errors']) ?? 0;
  const attempts = number(fetch['attempts']);
  const bytes = number(fetch['bytes']);
  return {
    kind: 'fetch',
    name: text(fetch['subgraph']),
    startMs: number(fetch['startMs']),
    ms: number(fetch['ms']) ?? 0,
    facts: [
      entities === null ? 'root fields' : entities === 1 ? '1 entity' : `${entities} entities`,
      ...(bytes === null ? [] : [`${bytes} bytes`]),
      ...(attempts === null || attempts < 2 ? [] : [`${attempts} attempts`]),
      ...(errors === 0 ? [] : [errors === 1 ? '1 error' : `${errors} errors`]),
    ],
    hasTrouble: errors > 0,
  };
}

function readBatch(batch: JsonObject): Step {
  const keys = number(batch['keys']) ?? 0;
  return {
    kind: 'batch',
    name: text(batch['loader']),
    startMs: number(batch['startMs']),
    ms: 0,
    facts: [keys === 1 ? '1 look-up' : `${keys} look-ups put together`],
    hasTrouble: false,
  };
}

function readOperation(operation: JsonObject): Step {
  const isFailed = operation['isFailed'] === true;
  const isScan = operation['isCollectionScan'] === true;
  const isSorted = operation['isSortedInMemory'] === true;
  return {
    kind: 'database',
    name: `${text(operation['operation'])} ${text(operation['collection'])}`,
    startMs: number(operation['startMs']),
    ms: number(operation['milliseconds']) ?? 0,
    facts: isFailed
      ? ['did not come to an end']
      : [
          `${number(operation['returned']) ?? 0} found`,
          ...readPlan(operation),
          ...(isScan ? ['walked the whole collection'] : []),
          ...(isSorted ? ['sorted in memory'] : []),
        ],
    hasTrouble: isFailed || isScan || isSorted,
  };
}

/** How the database found it, where it told. */
function readPlan(operation: JsonObject): readonly string[] {
  const documents = number(operation['documentsExamined']);
  if (documents === null) return ['how is not known'];
  const indexes = isList(operation['indexes']) ? operation['indexes'].map(text) : [];
  return [
    `${documents} documents examined`,
    `${number(operation['keysExamined']) ?? 0} index keys examined`,
    indexes.length === 0 ? 'no index' : `index ${indexes.join(' and ')}`,
  ];
}

function readNodes(nodes: Json | undefined): Cost['nodes'] {
  if (!isObject(nodes)) return null;
  return { returned: number(nodes['returned']) ?? 0, worstCase: number(nodes['worstCase']) ?? 0 };
}

/** What an answer cost of an asker's points, or what a question would at most. */
export interface Points {
  readonly estimated: number;
  /** Null where it was not asked, but for what it would cost. */
  readonly actual: number | null;
  /** Null where the graph does not tell. */
  readonly left: {
    readonly now: number;
    readonly maximum: number;
    readonly perSecond: number;
  } | null;
}

/** Null where an answer does not say what it cost. */
export function readPoints(extensions: Json | undefined): Points | null {
  const cost = isObject(extensions) ? extensions['cost'] : undefined;
  const estimated = isObject(cost) ? number(cost['estimated']) : null;
  if (!isObject(cost) || estimated === null) return null;
  return { estimated, actual: number(cost['actual']), left: readLeft(cost['points']) };
}

function readLeft(points: Json | undefined): Points['left'] {
  if (!isObject(points)) return null;
  const [now, maximum, perSecond] = [points['left'], points['maximum'], points['perSecond']].map(
    number,
  );
  return now == null || maximum == null || perSecond == null ? null : { now, maximum, perSecond };
}

const states = ['on', 'bypassed', 'off'] as const;

function readCache(cache: Json | undefined): CacheCost | null {
  const state = isObject(cache) && states.find((known) => known === cache['state']);
  if (!isObject(cache) || !state) return null;
  const [hits, misses] = [number(cache['hits']) ?? 0, number(cache['misses']) ?? 0];
  return { state, hits, misses, lagMs: number(cache['lagMs']) };
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
