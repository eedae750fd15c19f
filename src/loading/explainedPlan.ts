import type { Document } from 'mongodb';

/** What a plan tells of an operation. */
export interface PlanFacts {
  /** Names of the indexes used; empty when none was. */
  readonly indexes: readonly string[];
  /** Null where MongoDB did not tell: the operation failed, or explaining it took too long. */
  readonly keysExamined: number | null;
  /** Null as `keysExamined` is. */
  readonly documentsExamined: number | null;
  /** Whether all documents of a collection were walked through. */
  readonly isCollectionScan: boolean;
  /** Whether MongoDB sorted what it found instead of reading it in order. */
  readonly isSortedInMemory: boolean;
}

export const UNTOLD: PlanFacts = {
  indexes: [],
  keysExamined: null,
  documentsExamined: null,
  isCollectionScan: false,
  isSortedInMemory: false,
};

/** Sums up MongoDB's answer to `explain`, whose shape differs by version and by kind of operation. */
export function readPlan(plans: readonly Document[]): PlanFacts {
  const nodes = nodesOf(plans);
  const wholes = wholesOf(plans);
  const sum = (name: string): number =>
    wholes.reduce((total, node) => total + Number(node[name] ?? 0), 0);
  return {
    indexes: [...new Set(nodes.flatMap(indexesOf))],
    keysExamined: sum('totalKeysExamined'),
    documentsExamined: sum('totalDocsExamined'),
    isCollectionScan:
      nodes.some((node) => node['stage'] === 'COLLSCAN') || sum('collectionScans') > 0,
    isSortedInMemory: nodes.some((node) => node['stage'] === 'SORT' || '$sort' in node),
  };
}

/** A plan and all that is in it, but for what repeats the request or tells of what was not done. */
function nodesOf(value: unknown): readonly Document[] {
  return isDocument(value)
    ? [value, ...childrenOf(value).flatMap(nodesOf)]
    : elementsOf(value).flatMap(nodesOf);
}

/** The nodes with totals: each covers all that is below it, which may say the same once more. */
function wholesOf(value: unknown): readonly Document[] {
  if (!isDocument(value)) return elementsOf(value).flatMap(wholesOf);
  return 'executionSuccess' in value ? [value] : [value, ...childrenOf(value).flatMap(wholesOf)];
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function childrenOf(node: Document): readonly unknown[] {
  return Object.entries(node)
    .filter(([key]) => !ignored.has(key))
    .map(([, child]: [string, unknown]) => child);
}

const ignored: ReadonlySet<string> = new Set([
  'command',
  'rejectedPlans',
  'parsedQuery',
  'slotBasedPlan',
  'pipeline',
]);

/** What MongoDB finds by `_id` alone has a stage of its own, by version, that names no index. */
const stagesById: ReadonlySet<unknown> = new Set(['IDHACK', 'EXPRESS_IXSCAN']);

function indexesOf({ stage, indexName, indexesUsed }: Document): readonly string[] {
  const used: readonly unknown[] = Array.isArray(indexesUsed) ? indexesUsed : [];
  const names: readonly unknown[] = [indexName, ...used];
  const found = names.filter((name) => typeof name === 'string');
  return found.length === 0 && stagesById.has(stage) ? ['_id_'] : found;
}
