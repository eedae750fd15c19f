import { execute, GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { DataAccess } from '../loading/dataAccess.ts';
import { noWrites, type WriteAccess } from '../publishing/writeAccess.ts';
import type { WrittenResolvers } from './adaptResolvers.ts';
import { createCompiledQueries } from './compiled/compiledQueries.ts';
import type { OwnedEntity } from './entities.ts';
import type { Graph, GraphOperation } from './graph.ts';
import { createOpening, type Opened } from './openOperation.ts';
import { isRefusal } from './refusals.ts';

export interface ExecutorParts {
  readonly schema: GraphQLSchema;
  readonly data: DataAccess;
  readonly entities: ReadonlyMap<string, OwnedEntity>;
  readonly written: WrittenResolvers;
  /** Absent where a graph only reads. */
  readonly writes?: WriteAccess | undefined;
}

export interface Executor extends Required<Pick<Graph, 'execute' | 'find' | 'answer' | 'prepare'>> {
  /** The same of a root that is there already, as an event is. */
  readonly executeOver: (operation: GraphOperation, root: unknown) => Promise<ExecutionResult>;
}

/** Answers operations from the data: by graphql-js, or by what they compile to. */
export function createExecutor(parts: ExecutorParts): Executor {
  const { schema, data, writes = noWrites } = parts;
  const { open, prepare } = createOpening({ schema, data, writes });
  const { makeData, compile } = createCompiledQueries(parts);

  const run = async (
    operation: GraphOperation,
    { context: contextValue, purse, stop }: Opened,
    rootValue?: unknown,
  ): Promise<ExecutionResult> => {
    const { document, operationName, variables: variableValues } = operation;
    const args = { schema, document, operationName, variableValues, contextValue, rootValue };
    const result = await execute(args);
    if (!purse.isOver) return result;
    stop?.(refused);
    return refusalOf(result);
  };
  const find = async (operation: GraphOperation): Promise<ExecutionResult> => {
    const opened = open(operation);
    const { purse, stop } = opened;
    const data = await makeData(operation, opened.context);
    const looked = purse.looked;
    // The loaders remember what was read, but for what failed: answering anew reads that twice, and it is paid for once.
    const result = data === null ? await run(operation, opened) : resultOf(data);
    operation.spending?.work(Math.max(looked, purse.looked - looked));
    if (data instanceof GraphQLError) stop?.(refused);
    return result;
  };
  return {
    executeOver: (operation, root) => run(operation, open(operation), root),
    execute: async (operation) => {
      const opened = open(operation);
      const result = await run(operation, opened);
      operation.spending?.work(opened.purse.looked);
      return result;
    },
    find,
    prepare: async (operation) => {
      prepare(operation.document);
      compile(operation);
    },
    answer: async (operation) => {
      const result = await find(operation);
      if (result.errors !== undefined) return result;
      if (result.data) operation.spending?.answered(result.data);
      return JSON.stringify(result);
    },
  };
}

const refused = new Error('The operation was refused.');

function resultOf(data: Record<string, unknown> | GraphQLError): ExecutionResult {
  return data instanceof GraphQLError ? { errors: [data], data: null } : { data };
}

/** What could not be paid for is refused as a whole: by one error, at the first place that asked for too much. */
function refusalOf(result: ExecutionResult): ExecutionResult {
  const refusal = result.errors?.find(isRefusal);
  return refusal === undefined ? result : { errors: [refusal], data: null };
}
