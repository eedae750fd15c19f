import type { GraphQLError } from 'graphql';
import { userError } from '../../errors.ts';
import type { Limits } from './limits.ts';
import type { WorstCase } from './worstCase.ts';

/** Elements may have this many fields on average; bounds what few elements with very many return. */
const VALUES_PER_NODE = 20;

/** A generator asks for the whole schema once, and for some of it beside that. */
const MAX_SCHEMAS = 1.5;

/** Why an operation could return too much, as an error that names the path; null when it cannot. */
export function checkNodes(
  { nodes, values, path, shown }: WorstCase,
  limits: Limits,
): GraphQLError | null {
  const maxShown = Math.ceil(shown.whole * MAX_SCHEMAS);
  if (shown.nodes > maxShown) {
    return userError(
      'QUERY_TOO_LARGE',
      `Expected an operation that asks for at most ${maxShown} elements of the schema, got one that could return ${shown.nodes}, most of them at ${shown.path}. Ask for the schema once.`,
    );
  }
  const maxValues = limits.maxNodes * VALUES_PER_NODE;
  if (nodes <= limits.maxNodes && values <= maxValues) return null;
  const [limit, got] =
    nodes > limits.maxNodes
      ? [`${limits.maxNodes} nodes (MAX_NODES)`, nodes]
      : [`${maxValues} values (${VALUES_PER_NODE} times MAX_NODES)`, values];
  return userError(
    'QUERY_TOO_LARGE',
    `Expected an operation that returns at most ${limit}, got one that could return ${got}, most of them at ${path}. Ask for smaller pages there.`,
  );
}
