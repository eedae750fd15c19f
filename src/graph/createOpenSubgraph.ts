import { buildSubgraphSchema } from '@apollo/subgraph';
import { print, type DocumentNode } from 'graphql';
import type { DomainName } from '../collections/index.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { assembleResolvers } from './assemble.ts';
import { attachResolvers } from './attachResolvers.ts';
import { ownedEntities } from './entities.ts';
import type { Graph } from './graph.ts';
import { graphOver } from './graphOver.ts';
import type { OwnServices } from './ownServices.ts';
import { resolveEntities } from './resolveEntities.ts';

export interface OpenSubgraphOptions extends OwnServices {
  readonly domains: readonly DomainName[];
  /** Of these domains, as `mergeDomains` gives them. */
  readonly typeDefs: DocumentNode;
  readonly data: DataAccess;
}

/** Domains as one Federation 2 subgraph, for whoever finds out who may see what. */
export function createOpenSubgraph({
  domains,
  typeDefs,
  data,
  ...services
}: OpenSubgraphOptions): Graph {
  const entities = ownedEntities(domains);
  const schema = buildSubgraphSchema([{ typeDefs }]);
  attachResolvers(schema, assembleResolvers(schema, domains));
  resolveEntities(schema, entities);
  const sdl = print(typeDefs);
  return graphOver({ schema, sdl, supergraphSdl: null, domains, entities }, data, services);
}
