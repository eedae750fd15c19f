import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import type { OperationFile } from '../../operations/operationFile.ts';
import { bindOperations, type OperationSet } from '../../operations/operationSet.ts';
import { printProblem } from '../../operations/problem.ts';

export interface ServedOperationsParts {
  readonly graph: Pick<Graph, 'schema'>;
  /** Told of those that it cannot answer; null where it is not meant to answer all. */
  readonly log: Logger | null;
}

/** The named operations of one graph that is served, as their files are now. */
export class ServedOperations {
  readonly #parts: ServedOperationsParts;
  #files: readonly OperationFile[] = [];
  #set: OperationSet;

  constructor(parts: ServedOperationsParts) {
    this.#parts = parts;
    this.#set = bindOperations(parts.graph.schema, []);
  }

  /** Those of now; another one after a change. */
  get set(): OperationSet {
    return this.#set;
  }

  /** Takes the place of those before. */
  update(files: readonly OperationFile[]): void {
    if (files === this.#files) return;
    const { graph, log } = this.#parts;
    this.#files = files;
    this.#set = bindOperations(graph.schema, files);
    const problems = this.#set.problems.map(printProblem);
    if (problems.length > 0) log?.warn({ problems }, 'operations that this graph cannot answer');
  }
}
