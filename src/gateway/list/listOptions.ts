import type { ListProblem } from './problem.ts';

const DEFAULT_POLL_MS = 30_000;
const MAX_POLL_MS = 86_400_000;

export interface CommonOptions {
  readonly poll: { readonly ms: number | null } | ListProblem;
  /** Defaults for the options of every subgraph. */
  readonly rest: unknown;
}

/** The options for all subgraphs together, without `pollMs`, which is of the list and not of each. */
export function splitPoll(common: unknown): CommonOptions {
  if (!isRecord(common)) return { poll: { ms: DEFAULT_POLL_MS }, rest: common };
  const { pollMs = DEFAULT_POLL_MS, ...rest } = common;
  const isKnown = Number.isInteger(pollMs) && Number(pollMs) >= 0 && Number(pollMs) <= MAX_POLL_MS;
  if (isKnown) return { poll: { ms: pollMs === 0 ? null : Number(pollMs) }, rest };
  const path = ['x-mep-graph', 'pollMs'];
  const message = `expected a whole number of milliseconds up to ${MAX_POLL_MS}, or 0 for never`;
  return { poll: { path, message: `${message}, got ${JSON.stringify(pollMs)}` }, rest };
}

/** The options of one subgraph over those for all; lists take the place of lists, and null is a value like others. */
export function mergeOptions(common: unknown, own: unknown): unknown {
  if (!isRecord(common) || !isRecord(own)) return own === undefined ? common : own;
  const merged: Record<string, unknown> = { ...common };
  for (const [key, value] of Object.entries(own)) merged[key] = mergeOptions(common[key], value);
  return merged;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
