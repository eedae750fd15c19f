/**
 * Options of subgraphs in tests that are not about time: an answer may be late on a machine that is busy or
 * stands still for a while, and a connection unused for long. As JSON, they can stand in a list as well.
 */
export const PATIENCE = {
  timeoutMs: 600_000,
  connections: { connectTimeoutMs: 600_000, keepAliveMs: 600_000 },
} as const;

/** What a URI of MongoDB says for the same reason. */
export const MONGODB_PATIENCE =
  'connectTimeoutMS=240000&serverSelectionTimeoutMS=240000&heartbeatFrequencyMS=10000';

interface Patient {
  readonly pollMs?: number;
  /** Default: they are heard as they say it; undefined leaves it to the product. */
  readonly messages?: 'pass' | 'mask' | undefined;
}

/** The first line of a list whose subgraphs are asked with patience. */
export function patientList(options: Patient = {}): string {
  return `x-mep-graph: ${JSON.stringify({ messages: 'pass', ...options, ...PATIENCE })}\n`;
}
