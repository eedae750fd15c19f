import {
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { Context } from '../context.ts';
import { shownTypes } from '../changes/shownFeed.ts';
import { anonymous, type Asker } from '../identity/asker.ts';
import { defineLoaders, type Loaders } from '../loaders.ts';
import type { DataAccess } from '../loading/dataAccess.ts';
import { openSource, type Source } from '../loading/source.ts';
import { Purse } from '../loading/work/purse.ts';
import { createCompiledQueries } from './compiled/compiledQueries.ts';
import type { OwnedEntity } from './entities.ts';
import type { Graph, GraphOperation } from './graph.ts';
import type { WrittenResolvers } from './adaptResolvers.ts';
import { toldTo, type Told } from '../told.ts';
import { noWrites, type WriteAccess } from '../publishing/writeAccess.ts';
import { isRefusal } from './refusals.ts';
import { listNeedsOf } from './listNeeds.ts';
import { selectionOf } from './selection.ts';

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
  const createLoaders = defineLoaders();
  const known = new WeakMap<DocumentNode, Asked>();
  const { makeData, compile } = createCompiledQueries(parts);

  const askedBy = (document: DocumentNode): Asked => {
    let asked = known.get(document);
    if (asked === undefined) {
      asked = askedOf(schema, document);
      known.set(document, asked);
    }
    return asked;
  };
  const open = (operation: GraphOperation): Opened => {
    const { document, signal, reads, explanation = null, asker = anonymous } = operation;
    const told = toldTo(operation.shown);
    const recorder = explanation && data.createRecorder(explanation.elapsed);
    if (recorder !== null) explanation?.addReads(recorder);
    const noteRead =
      reads &&
      ((name: string) => {
        reads.collection(name);
      });
    const purse = new Purse(data.maxPoints);
    const { shown } = told;
    const narrowTypes =
      shown && ((wanted: readonly string[] | null) => shownTypes(wanted, shown) ?? []);
    const given = { ...askedBy(document), purse, signal, noteRead, recorder, narrowTypes };
    const source = openSource(data, given);
    const rest = { asker, writes, told };
    const context = isMutation(document, operation.operationName)
      ? new MutationContext(() => createLoaders(source), rest)
      : { loaders: createLoaders(source), ...rest };
    return { context, purse, stop: source.stop };
  };
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
      askedBy(operation.document);
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

function isMutation(document: DocumentNode, operationName: string | null): boolean {
  const { operation } = getOperationAST(document, operationName) ?? {};
  return operation === OperationTypeNode.MUTATION;
}

/** Loaders remember what they have read: each field that writes begins with new ones. */
class MutationContext implements Context {
  readonly #createLoaders: () => Loaders;
  readonly #writes: WriteAccess;
  #loaders: Loaders;
  readonly asker: Asker;
  readonly told: Told;

  constructor(
    createLoaders: () => Loaders,
    { asker, writes, told }: Pick<Context, 'asker' | 'writes' | 'told'>,
  ) {
    this.#createLoaders = createLoaders;
    this.#writes = writes;
    this.#loaders = createLoaders();
    this.asker = asker;
    this.told = told;
  }

  get loaders(): Loaders {
    return this.#loaders;
  }

  get writes(): WriteAccess {
    this.#loaders = this.#createLoaders();
    return this.#writes;
  }
}

/** What one operation is answered with. */
interface Opened {
  readonly context: Context;
  readonly purse: Purse;
  readonly stop: Source['stop'];
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
