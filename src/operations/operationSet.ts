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
  return setOf(files.map((file) => bindFile(schema, file, before)));
}

interface Binding {
  readonly schema: GraphQLSchema;
  readonly before: OperationSet | undefined;
  /** Waits before each file. */
  readonly turn: () => Promise<void>;
}

/** The same, one file at a time, so that others are not kept waiting. */
export async function bindInTurns(
  files: readonly OperationFile[],
  { schema, before, turn }: Binding,
): Promise<OperationSet> {
  const bound: BoundFile[] = [];
  for (const file of files) {
    await turn();
    bound.push(bindFile(schema, file, before));
  }
  return setOf(bound);
}

interface BoundFile {
  readonly name: string;
  readonly kept: NamedOperation | null;
  readonly problem: OperationProblem | null;
}

function bindFile(
  schema: GraphQLSchema,
  file: OperationFile,
  before: OperationSet | undefined,
): BoundFile {
  const { name } = file;
  const bound = bindOperation(schema, file);
  if (bound.state === 'good') return { name, kept: bound.operation, problem: null };
  const earlier = [before?.get(name), file.replaced];
  return { name, kept: firstGood(schema, earlier), problem: bound.problem };
}

function setOf(bound: readonly BoundFile[]): OperationSet {
  const sorted = bound.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const problems = sorted.flatMap(({ problem }) => problem ?? []);
  const operations = new Map(
    sorted.flatMap(({ name, kept }) => (kept === null ? [] : [[name, kept] as const])),
  );
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
