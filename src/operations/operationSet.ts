import type { GraphQLSchema } from 'graphql';
import { bindOperation, type NamedOperation } from './namedOperation.ts';
import type { OperationFile } from './operationFile.ts';
import type { OperationProblem } from './problem.ts';

/** The named operations of one graph. */
export interface OperationSet {
  /** By name. */
  list(): readonly NamedOperation[];
  get(name: string): NamedOperation | undefined;
  /** Of files that the graph cannot answer. */
  readonly problems: readonly OperationProblem[];
}

/**
 * The operations that are valid by a schema. Where a file has come to be what the graph cannot answer, it stays as it was
 * served before, or else as it comes with the graph, if that still holds.
 */
export function bindOperations(
  schema: GraphQLSchema,
  files: readonly OperationFile[],
  before?: OperationSet,
): OperationSet {
  const operations = new Map<string, NamedOperation>();
  const problems: OperationProblem[] = [];
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const bound = bindOperation(schema, file);
    if (bound.state === 'bad') problems.push(bound.problem);
    const earlier = [before?.get(file.name), file.replaced];
    const kept = bound.state === 'good' ? bound.operation : firstGood(schema, earlier);
    if (kept !== null) operations.set(file.name, kept);
  }
  const listed = [...operations.values()];
  return { list: () => listed, get: (name) => operations.get(name), problems };
}

function firstGood(
  schema: GraphQLSchema,
  earlier: readonly (OperationFile | undefined)[],
): NamedOperation | null {
  for (const file of earlier) {
    const bound = file && bindOperation(schema, file);
    if (bound?.state === 'good') return bound.operation;
  }
  return null;
}
