import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { defineLoaders } from '../loaders.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { openSource, type Source } from '../loading/source.ts';
import { createCompiledQueries } from './compiled/compiledQueries.ts';
import type { OwnedEntity } from './entities.ts';
import type { Graph, GraphOperation } from './graph.ts';
import type { WrittenResolvers } from './adaptResolvers.ts';
import { listNeedsOf } from './listNeeds.ts';
import { selectionOf } from './selection.ts';

export interface ExecutorParts {
  readonly schema: GraphQLSchema;
  readonly data: DataAccess;
  readonly entities: ReadonlyMap<string, OwnedEntity>;
  readonly written: WrittenResolvers;
}

/** Answers operations from the data: by graphql-js, or by what they compile to. */
export function createExecutor(
  parts: ExecutorParts,
): Required<Pick<Graph, 'execute' | 'find' | 'answer'>> {
  const { schema, data } = parts;
  const createLoaders = defineLoaders();
  const known = new WeakMap<DocumentNode, Asked>();
  const makeData = createCompiledQueries(parts);

  const askedBy = (document: DocumentNode): Asked => {
    let asked = known.get(document);
    if (asked === undefined) {
      asked = askedOf(schema, document);
      known.set(document, asked);
    }
    return asked;
  };
  const contextOf = ({ document, signal, reads, explanation = null }: GraphOperation): Context => {
    const recorder = explanation && data.createRecorder(explanation.elapsed);
    if (recorder !== null) explanation?.addReads(recorder);
    const noteRead =
      reads &&
      ((name: string) => {
        reads.collection(name);
      });
    const source = openSource(data, { ...askedBy(document), signal, noteRead, recorder });
    return { loaders: createLoaders(source) };
  };
  const run = async (
    operation: GraphOperation,
    contextValue: Context,
  ): Promise<ExecutionResult> => {
    const { document, operationName, variables: variableValues } = operation;
    return execute({ schema, document, operationName, variableValues, contextValue });
  };
  const find = async (operation: GraphOperation): Promise<ExecutionResult> => {
    const context = contextOf(operation);
    const data = await makeData(operation, context);
    // The loaders remember what was read: answering anew reads nothing twice.
    return data === null ? run(operation, context) : { data };
  };
  return {
    execute: (operation) => run(operation, contextOf(operation)),
    find,
    answer: async (operation) => {
      const result = await find(operation);
      return result.errors === undefined ? JSON.stringify(result) : result;
    },
  };
}

/** What the loaders need to know of a document. */
type Asked = Pick<Source, 'fieldsOf' | 'needsOf'>;

function askedOf(schema: GraphQLSchema, document: DocumentNode): Asked {
  const selection = selectionOf(schema, document);
  return {
    fieldsOf: (type) => selection.get(type) ?? nothing,
    needsOf: listNeedsOf(schema, selection),
  };
}

const nothing: ReadonlySet<string> = new Set();
