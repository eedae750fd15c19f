import type { GraphQLSchema } from 'graphql';
import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import type { OperationFile } from '../../operations/operationFile.ts';
import { bindOperations, type OperationSet } from '../../operations/operationSet.ts';
import { printProblem } from '../../operations/problem.ts';
import type { Answers } from '../cache/answers.ts';
import type { KnownOperations, TrustedQueries } from '../known/knownOperations.ts';
import type { Limits } from '../limits/limits.ts';
import { prepareOperation, type PreparedOperation } from './prepareOperation.ts';

export interface ServedOperationsParts {
  readonly graph: Pick<Graph, 'schema' | 'prepare'>;
  readonly known: KnownOperations;
  readonly answers: Pick<Answers, 'forgetRequests'>;
  readonly limits: Limits;
  /** Told of those that it cannot answer; null where it is not meant to answer all. */
  readonly log: Logger | null;
}

/** The named operations of one graph that is served, as their files are now. */
export class ServedOperations {
  readonly schema: GraphQLSchema;
  readonly #parts: ServedOperationsParts;
  #files: readonly OperationFile[] | null = null;
  #set: OperationSet;
  #prepared: ReadonlyMap<string, PreparedOperation> = new Map();
  #running: Promise<void> = Promise.resolve();

  constructor(parts: ServedOperationsParts) {
    this.schema = parts.graph.schema;
    this.#parts = parts;
    this.#set = bindOperations(this.schema, []);
  }

  /** Those of now; another one after a change. */
  get set(): OperationSet {
    return this.#set;
  }

  get(name: string): PreparedOperation | undefined {
    return this.#prepared.get(name);
  }

  /** Takes the place of those before, once all are prepared: nobody waits for that. */
  async update(files: readonly OperationFile[]): Promise<void> {
    this.#running = this.#running.then(() => this.#update(files));
    return this.#running;
  }

  async #update(files: readonly OperationFile[]): Promise<void> {
    if (files === this.#files) return;
    const { graph, known, limits, log, answers } = this.#parts;
    const set = bindOperations(this.schema, files);
    const trusted: TrustedQueries = new Map();
    const prepared = new Map<string, PreparedOperation>();
    for (const operation of set.list()) {
      // One in each turn of the event loop, so that requests go on.
      await turn();
      prepared.set(
        operation.name,
        await prepareOperation(operation, { graph, known, limits, trusted }),
      );
    }
    this.#files = files;
    this.#set = set;
    this.#prepared = prepared;
    known.trust(trusted);
    answers.forgetRequests();
    const problems = set.problems.map(printProblem);
    if (problems.length > 0) log?.warn({ problems }, 'operations that this graph cannot answer');
  }
}

async function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
