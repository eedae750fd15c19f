import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { mergeResolvers } from '@graphql-tools/merge';
import {
  buildSchema,
  execute,
  isUnionType,
  print,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { domainNames, type DomainName } from '../collections/index.ts';
import { userError } from '../errors.ts';
import { defineLoaders } from '../loaders.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import type { Recorder } from '../loading/explain.ts';
import { noteReads } from '../loading/noteReads.ts';
import { readUntil, type Reader } from '../loading/reader.ts';
import type { Source } from '../loading/source.ts';
import { assembleResolvers, referenceResolvers } from './assemble.ts';
import { ownedEntities } from './entities.ts';
import type { Graph } from './graph.ts';
import { hydrateReferences } from './hydrate.ts';
import { mergeDomains } from './mergeDomains.ts';
import { readApiSdl, readSupergraphSdl } from './schemaFiles.ts';
import { selectionOf, type Selection } from './selection.ts';

export interface GraphOptions {
  /** The domains this process serves: all of them make a graph, some of them a subgraph. */
  readonly domains: readonly DomainName[];
  readonly data: DataAccess;
}

/** The graph of all domains, or the subgraph of some. */
export function createGraph(options: GraphOptions): Graph {
  return options.domains.length === domainNames.length
    ? createWholeGraph(options)
    : createSubgraph(options);
}

/** The whole graph on one executable schema, whose types come from composing all domains. */
function createWholeGraph({ domains, data }: GraphOptions): Graph {
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
    execute: executorOf(schema, data),
    subscribe: refuseSubscription,
    ...(data.freshness && { freshness: data.freshness }),
  };
}

/** Any domains as one Federation 2 subgraph, with `_service` and `_entities`. */
export function createSubgraph({ domains, data }: GraphOptions): Graph {
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
  checkRepresentations(schema);
  hydrateReferences(schema, entities);
  return {
    schema,
    sdl: print(typeDefs),
    supergraphSdl: null,
    execute: executorOf(schema, data),
    subscribe: refuseSubscription,
    ...(data.freshness && { freshness: data.freshness }),
  };
}

/** Refuses what names no entity of this subgraph; the library takes that for a fault of ours. */
function checkRepresentations(schema: GraphQLSchema): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const resolve = field?.resolve;
  if (field === undefined || resolve === undefined) return;
  const types = new Set(entityTypes(schema));
  field.resolve = (root, args: { representations: readonly unknown[] }, context, info) => {
    for (const representation of args.representations) {
      const { __typename: type } = Object(representation) as { readonly __typename?: unknown };
      if (typeof type === 'string' && types.has(type)) continue;
      throw userError(
        'BAD_USER_INPUT',
        `Expected a representation to have the __typename of an entity of this subgraph, got ${JSON.stringify(representation)}.`,
      );
    }
    return resolve(root, args, context, info);
  };
}

function entityTypes(schema: GraphQLSchema): readonly string[] {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
}

function executorOf(schema: GraphQLSchema, data: DataAccess): Graph['execute'] {
  const createLoaders = defineLoaders();
  const selections = new WeakMap<DocumentNode, Selection>();
  return async ({ document, operationName, variables, explanation = null, signal, reads }) => {
    let selection = selections.get(document);
    if (selection === undefined) {
      selection = selectionOf(schema, document);
      selections.set(document, selection);
    }
    const recorder = explanation && data.createRecorder(explanation.elapsed);
    if (recorder !== null) explanation?.addReads(recorder);
    const patient = signal === undefined ? data.reader : readUntil(signal, data.reader);
    const reader =
      reads === undefined
        ? patient
        : noteReads((name) => {
            reads.collection(name);
          }, patient);
    return execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: { loaders: createLoaders(sourceOf(reader, selection, recorder)) },
    });
  };
}

function sourceOf(reader: Reader, selection: Selection, recorder: Recorder | null): Source {
  const fieldsOf = (type: string): ReadonlySet<string> => selection.get(type) ?? nothing;
  if (recorder === null) return { reader, fieldsOf };
  return { reader: recorder.record(reader), fieldsOf, noteBatch: recorder.noteBatch };
}

const nothing: ReadonlySet<string> = new Set();

/** No domain has subscriptions; a server refuses them by the schema before it comes here. */
async function* refuseSubscription(): AsyncGenerator<ExecutionResult> {
  yield { errors: [userError('BAD_USER_INPUT', 'Expected a query, got a subscription.')] };
}
