import type { Spending } from '../../graph/graph.ts';
import { findNullable } from '../operation/nullableVariables.ts';
import type { CompletedOperation } from './fieldGroups.ts';
import { compileAnswer, type WriteAnswer } from './compileAnswer.ts';
import type { DataObject } from './fieldFailure.ts';
import type { SubgraphError } from '../subgraph.ts';

/** Writes answers of one operation, as it is when its conditions are decided. */
export interface TextCompletion {
  /** The answer as JSON; null where only graphql-js can tell what it is. */
  textOf(found: Found, variables: Variables, spending?: Spending): string | null;
}

interface Found {
  readonly data: DataObject;
  readonly errors: readonly SubgraphError[];
  readonly missing: ReadonlySet<DataObject>;
}

type Variables = Readonly<Record<string, unknown>>;

/** Compiles once an operation was answered so often: texts that clients write values into come only once. */
export function createTextCompletion(
  completed: CompletedOperation,
  compiledAfter: number,
): TextCompletion {
  let uses = 0;
  let compiled: Compiled | null = null;
  return {
    textOf: ({ data, errors, missing }, variables, spending) => {
      uses += 1;
      if (errors.length > 0 || uses <= compiledAfter) return null;
      compiled ??= compile(completed);
      const { write, guarded } = compiled;
      if (write === null || guarded.some((name) => variables[name] == null)) return null;
      return write(data, missing, spending);
    },
  };
}

interface Compiled {
  readonly write: WriteAnswer | null;
  /** With null in one of these variables, an argument is none that its field takes. */
  readonly guarded: readonly string[];
}

function compile(completed: CompletedOperation): Compiled {
  return { write: compileAnswer(completed), guarded: findNullable(completed) };
}
