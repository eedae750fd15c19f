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

/** The first line of a list whose subgraphs are asked with patience, and heard as they say it. */
export function patientList(
  options: { readonly pollMs?: number; readonly messages?: 'mask' } = {},
): string {
  return `x-mep-graph: ${JSON.stringify({ messages: 'pass', ...options, ...PATIENCE })}\n`;
}
