import { Kind, OperationTypeNode, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { answerTool, failed } from './answerTool.ts';
import { inputOf, type Tool } from './tool.ts';

/** Any question in GraphQL. */
export const askTool: Tool = {
  name: 'ask',
  title: 'Ask in GraphQL',
  description:
    'Answers one GraphQL query over the whole graph, for questions that no other tool answers. Call "describe" first for root fields, types and arguments. Lists are connections: ask for nodes with a small "first", and totalCount for how many there are; facets count by a value. Queries only; limits on size hold.',
  inputSchema: inputOf(
    {
      query: { type: 'string', description: 'One GraphQL query, without mutations.' },
      variables: { type: 'object', description: 'Values of its variables, by name.' },
    },
    ['query'],
  ),
  call: async (access, { query, variables }, maxTokens) => {
    const text = typeof query === 'string' ? query : '';
    const refusal = (await access.refuse(text)) ?? refusalOf(access.parse(text));
    if (refusal !== null) return failed([refusal]);
    const given = isObject(variables) ? variables : {};
    const more = `Ask again with a smaller "first" and with "after" of the last pageInfo.endCursor, with fewer fields, or narrower filters; programs can POST the query to ${access.origin}/graphql.`;
    return answerTool(access, { query: text, variables: given, more }, maxTokens);
  },
};

/** What cannot be read, the graph says better. */
function refusalOf(document: DocumentNode | null): GraphQLFormattedError | null {
  if (document === null) return null;
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const other = operations.find(({ operation }) => operation !== OperationTypeNode.QUERY);
  if (other !== undefined) return noQuery(`Expected a query, got a ${other.operation}.`);
  return operations.length === 1
    ? null
    : noQuery(`Expected one query, got ${operations.length === 0 ? 'none' : operations.length}.`);
}

function noQuery(message: string): GraphQLFormattedError {
  return { message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
