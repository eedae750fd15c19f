import { createOpenSubgraph, type OpenSubgraphOptions } from './createOpenSubgraph.ts';
import type { Graph } from './graph.ts';
import { mergeDomains } from './mergeDomains.ts';
import { guardOwn, type OwnGuarding } from './ownGuards.ts';

type SubgraphOptions = Omit<OpenSubgraphOptions, 'typeDefs'>;

/** Any domains as one Federation 2 subgraph, which shows everybody what they may see. */
export function createSubgraph(options: SubgraphOptions, guarding?: OwnGuarding): Graph {
  const typeDefs = mergeDomains(options.domains);
  return guardOwn(createOpenSubgraph({ ...options, typeDefs }), guarding);
}
