import type { GraphQLSchema } from 'graphql';
import { bindOperation, type NamedOperation } from './namedOperation.ts';
import type { OperationFile } from './operationFile.ts';
import type { OperationProblem } from './problem.ts';

/** The named operations of one graph. */
export interface OperationSet {
  /** By name. */
  list(): readonly NamedOperation[];
  get(name: string): NamedOperation | undefined;
  /** Of those that the graph cannot answer. */
  readonly problems: readonly OperationProblem[];
}

/** The operations that are valid by a schema. */
export function bindOperations(
  schema: GraphQLSchema,
  files: readonly OperationFile[],
): OperationSet {
  const operations = new Map<string, NamedOperation>();
  const problems: OperationProblem[] = [];
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const bound = bindOperation(schema, file);
    if (bound.state === 'bad') problems.push(bound.problem);
    else operations.set(file.name, bound.operation);
  }
  const listed = [...operations.values()];
  return { list: () => listed, get: (name) => operations.get(name), problems };
}
