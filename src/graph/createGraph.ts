import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { mergeResolvers } from '@graphql-tools/merge';
import { buildSchema, execute, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { DomainName } from '../collections/index.ts';
import type { Context } from '../context.ts';
import type { Loaders } from '../loaders.ts';
import { assembleResolvers, referenceResolvers } from './assemble.ts';
import { ownedEntities } from './entities.ts';
import type { Graph, GraphOperation } from './graph.ts';
import { hydrateReferences } from './hydrate.ts';
import { mergeDomains } from './mergeDomains.ts';
import { readApiSdl, readSupergraphSdl } from './schemaFiles.ts';
import { selectionOf, type Selection } from './selection.ts';

export interface GraphOptions {
  /** The domains this process serves: all of them make a graph, some of them a subgraph. */
  readonly domains: readonly DomainName[];
  /** Makes the loaders of one operation, given the fields it selects on each type. */
  readonly createLoaders: (fieldsOf: (type: string) => ReadonlySet<string>) => Loaders;
}

/** The whole graph on one executable schema, whose types come from composing all domains. */
export function createWholeGraph({ domains, createLoaders }: GraphOptions): Graph {
  const sdl = readApiSdl();
  const schema = makeExecutableSchema({
    typeDefs: sdl,
    resolvers: assembleResolvers(buildSchema(sdl), domains),
  });
  hydrateReferences(schema, ownedEntities(domains));
  return {
    schema,
    sdl,
    supergraphSdl: readSupergraphSdl(),
    execute: executorOf(schema, createLoaders),
  };
}

/** Some domains as one Federation 2 subgraph, with `_service` and `_entities`. */
export function createSubgraph({ domains, createLoaders }: GraphOptions): Graph {
  const typeDefs = mergeDomains(domains);
  const entities = ownedEntities(domains);
  const types = buildSubgraphSchema([{ typeDefs }]);
  const schema = buildSubgraphSchema([
    {
      typeDefs,
      // Both sides describe resolver maps by types of their own.
      resolvers: mergeResolvers([
        assembleResolvers(types, domains),
        referenceResolvers(types, entities),
      ]) as never,
    },
  ]);
  hydrateReferences(schema, entities);
  return {
    schema,
    sdl: print(typeDefs),
    supergraphSdl: null,
    execute: executorOf(schema, createLoaders),
  };
}

function executorOf(
  schema: GraphQLSchema,
  createLoaders: GraphOptions['createLoaders'],
): Graph['execute'] {
  const selections = new WeakMap<DocumentNode, Selection>();
  const nothing: ReadonlySet<string> = new Set();
  return async ({ document, operationName, variables }: GraphOperation) => {
    let selection = selections.get(document);
    if (selection === undefined) {
      selection = selectionOf(schema, document);
      selections.set(document, selection);
    }
    const known = selection;
    const contextValue: Context = {
      loaders: createLoaders((type) => known.get(type) ?? nothing),
    };
    return execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
    });
  };
}
