import {
  buildASTSchema,
  execute,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLResolveInfo,
} from 'graphql';
import { Model, type Thing } from './model.ts';
import type { GraphOperation } from '../../src/graph/graph.ts';
import type { Subgraph } from '../../src/gateway/subgraph.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';

/** An imagined world that a supergraph describes: what any subgraph says of an object agrees with all others. */
export interface ModelWorld {
  /** What one server that knows all of it would answer. */
  readonly answer: (operation: GraphOperation) => Promise<ExecutionResult>;
  /** Each answers what its part of the supergraph lets it; anything else is an error. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
}

export function createModelWorld(supergraphSdl: string): ModelWorld {
  const model = new Model(supergraphSdl);
  const { schema: api, subgraphs } = readSupergraph(supergraphSdl);
  return {
    answer: async ({ document, variables, operationName }) =>
      execute({
        schema: api,
        document,
        variableValues: variables,
        operationName,
        fieldResolver: (source: Thing | undefined, args: Record<string, unknown>, _context, info) =>
          model.know(source ?? rootOf(info), info.fieldName, args, null),
        typeResolver: ({ __typename }: Thing) => __typename,
      }),
    subgraphs: new Map(
      subgraphs.map(({ name }) => [name, createModelSubgraph(model, name)] as const),
    ),
  };
}

function rootOf({ parentType }: GraphQLResolveInfo): Thing {
  return { __typename: parentType.name, identity: 'root', number: null, told: null };
}

function createModelSubgraph(model: Model, name: string): Subgraph {
  const graph = model.types.parts.graphNamed(name);
  const schema = buildASTSchema(parse(model.types.parts.sdlOf(graph)), { assumeValid: true });
  return {
    name,
    execute: async ({ operation, variables }) => {
      const { document } = operation;
      const invalid = validate(schema, document);
      if (invalid.length > 0) {
        const error = { message: `${String(invalid[0])} in ${operation.text}`, path: null };
        return { data: null, errors: [{ ...error, extensions: { code: 'INVALID_PLAN' } }] };
      }
      const { data, errors = [] } = await execute({
        schema,
        document,
        variableValues: variables,
        fieldResolver: (
          source: Thing | undefined,
          args: Record<string, unknown>,
          _context,
          info,
        ) =>
          info.fieldName === '_entities'
            ? (args['representations'] as Record<string, unknown>[]).map((one) => model.find(one))
            : model.know(source ?? rootOf(info), info.fieldName, args, graph),
        typeResolver: ({ __typename }: Thing, _context, info) =>
          model.types.typeIn(info.schema, __typename),
      });
      return {
        // As if it came over HTTP.
        data: JSON.parse(JSON.stringify(data ?? null)) as Record<string, unknown> | null,
        errors: errors.map(({ message, path }) => ({
          message: `${message} (${operation.text})`,
          path: path ?? null,
          extensions: { code: 'SUBGRAPH_ERROR' },
        })),
      };
    },
    subscribe: () => {
      throw new Error('Expected no subscription.');
    },
    close: async () => undefined,
  };
}
