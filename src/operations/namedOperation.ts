import { validate, type GraphQLSchema } from 'graphql';
import { largestList, listsOf } from './answerLists.ts';
import type { OperationFile } from './operationFile.ts';
import { attempt, Fault, type Attempt } from './problem.ts';
import { readVariables, type OperationVariable } from './variables.ts';

/** One named operation that is valid by the graph it stands beside. */
export interface NamedOperation extends OperationFile {
  readonly variables: readonly OperationVariable[];
  /** Path of the list that tables are made of; null where it asks for no list of objects. */
  readonly list: string | null;
}

/** What an operation is by a schema. */
export function bindOperation(schema: GraphQLSchema, read: OperationFile): Attempt<NamedOperation> {
  return attempt(read.file, () => {
    const [error] = validate(schema, read.document);
    if (error !== undefined) throw error;
    return { ...read, variables: readVariables(schema, read), list: listOf(schema, read) };
  });
}

function listOf(schema: GraphQLSchema, read: OperationFile): string | null {
  const lists = listsOf(schema, read);
  const said = read.picture?.list;
  if (said === undefined) return largestList(lists)?.path ?? null;
  if (lists.some(({ path }) => path === said)) return said;
  const known = lists.map(({ path }) => path).join(', ') || 'none';
  throw new Fault(`Expected "list" to be a list that is asked for (${known}), got ${said}.`);
}
