/** What a model can do after an error, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'Mend the syntax of the query, and ask again.',
  GRAPHQL_VALIDATION_FAILED:
    'Call "describe" with the name of the type that the message is about, correct the query, and ask again.',
  BAD_USER_INPUT:
    'Correct the argument that the message names. Ids are found by "search_network"; values of enums by "describe".',
  QUERY_TOO_LARGE:
    'Ask for less at once: smaller "first", fewer lists in lists, or several questions.',
  QUERY_TOO_DEEP: 'Ask in several questions that are nested less.',
  QUERY_TOO_COMPLEX: 'Ask in several smaller questions.',
  QUERY_TOO_BROAD: 'Narrow the filter, and ask again.',
  RATE_LIMITED: 'Wait before you ask again; ask for less, or for what a named tool answers.',
  UNAUTHENTICATED:
    'Tell the user that the credentials of this connection are refused; do not ask again.',
  UNAUTHORIZED_FIELD_OR_TYPE:
    'Leave out the field that the path names: this asker may not see it. Tell the user so.',
  OPERATION_RESOLUTION_FAILURE: 'Send one query, and no mutation or subscription.',
  QUERY_NOT_IN_SAFELIST:
    'Use one of the named tools: this asker may ask no questions of its own. Tell the user so where none fits.',
  SERVICE_UNAVAILABLE: 'Ask again in a few seconds.',
  DATABASE_UNAVAILABLE: 'Ask again in a few seconds.',
  SUBGRAPH_UNAVAILABLE: 'Ask again later, or leave out the fields that the path names.',
  QUERY_NOT_PLANNED: 'Leave out one of the fields that the message names, or ask for them apart.',
};

export function adviceFor(code: string): string {
  return ADVICE[code] ?? 'Tell the user what the message says; do not ask the same again.';
}
