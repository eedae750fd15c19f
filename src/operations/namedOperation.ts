import { validate, type GraphQLSchema } from 'graphql';
import { largestList, listsOf, type AnswerList } from './answerLists.ts';
import type { OperationFile } from './operationFile.ts';
import { attempt, Fault, type Attempt } from './problem.ts';
import { readVariables, type OperationVariable } from './variables.ts';

/** One named operation that is valid by the graph it stands beside. */
export interface NamedOperation extends OperationFile {
  readonly variables: readonly OperationVariable[];
  /** Path of the list that tables are made of; null where it asks for no list of objects. */
  readonly list: string | null;
  /** Path of the connection whose pages that list is one of; null where it has no pages that can be followed. */
  readonly connection: string | null;
}

/** What an operation is by a schema. */
export function bindOperation(schema: GraphQLSchema, read: OperationFile): Attempt<NamedOperation> {
  return attempt(read.file, () => {
    const [error] = validate(schema, read.document);
    if (error !== undefined) throw error;
    const variables = readVariables(schema, read);
    const list = listOf(schema, read);
    return { ...read, variables, list: list?.path ?? null, connection: connectionOf(list) };
  });
}

function listOf(schema: GraphQLSchema, read: OperationFile): AnswerList | null {
  const lists = listsOf(schema, read);
  const said = read.picture?.list;
  if (said === undefined) return largestList(lists);
  const list = lists.find(({ path }) => path === said);
  if (list !== undefined) return list;
  const known = lists.map(({ path }) => path).join(', ') || 'none';
  throw new Fault(`Expected "list" to be a list that is asked for (${known}), got ${said}.`);
}

/** Of a list that stands once in an answer. */
function connectionOf(list: AnswerList | null): string | null {
  if (list?.holder?.hasPages !== true || list.depth > 0) return null;
  return /\.(nodes|edges)$/.test(list.path) ? list.holder.path : null;
}

/** Values worth trying of all variables that have some. */
export function examplesOf({
  variables,
}: Pick<NamedOperation, 'variables'>): Record<string, unknown> {
  const known = variables.filter(({ example }) => example !== undefined);
  return Object.fromEntries(known.map(({ name, example }) => [name, example]));
}
