import { GraphQLError } from 'graphql';

/** What keeps a file, or one operation of it, from being served. */
export interface OperationProblem {
  readonly file: string;
  /** Where it is; null where it is the whole file. */
  readonly line: number | null;
  readonly message: string;
}

/** `stateReport.graphql:12: Expected …` */
export function printProblem({ file, line, message }: OperationProblem): string {
  return line === null ? `${file}: ${message}` : `${file}:${line}: ${message}`;
}

/** Thrown on the way to an operation that cannot be had. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly line: number | null;

  constructor(message: string, line: number | null = null) {
    super(message);
    this.line = line;
  }
}

export type Attempt<T> =
  | { readonly state: 'good'; readonly operation: T }
  | { readonly state: 'bad'; readonly problem: OperationProblem };

/** What comes of a file, or the fault of it. */
export function attempt<T>(file: string, make: () => T): Attempt<T> {
  try {
    return { state: 'good', operation: make() };
  } catch (error) {
    return { state: 'bad', problem: { file, ...faultIn(error) } };
  }
}

function faultIn(error: unknown): Omit<OperationProblem, 'file'> {
  if (error instanceof Fault) return { line: error.line, message: error.message };
  if (!(error instanceof GraphQLError)) throw error;
  return { line: error.locations?.[0]?.line ?? null, message: error.message };
}
