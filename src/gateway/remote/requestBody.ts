import type { SubgraphOperation, SubgraphRequest } from '../subgraph.ts';

/** Operations come again and again, only with other variables. */
const heads = new WeakMap<SubgraphOperation, string>();

/** The request as GraphQL over HTTP has it. */
export function requestBody({ operation, variables }: SubgraphRequest): string {
  return `${headOf(operation)},"variables":${JSON.stringify(variables)}}`;
}

function headOf(operation: SubgraphOperation): string {
  const known = heads.get(operation);
  if (known !== undefined) return known;
  const { text: query, name } = operation;
  const head = JSON.stringify(name === null ? { query } : { query, operationName: name });
  const open = head.slice(0, -1);
  heads.set(operation, open);
  return open;
}
