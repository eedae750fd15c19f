/** What went wrong in words, and what somebody who asked a question can do about it. */
export interface Advice {
  readonly what: string;
  readonly then: string;
  /** For whoever runs the graph: the code, where it has one. */
  readonly code: string | null;
}

export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const THEN: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED:
    'Something is missing or too much where the line is named, often a brace. "Prettify" shows where the query ends too early.',
  GRAPHQL_VALIDATION_FAILED:
    'Look the field up in the documentation (the book at the left), or build the query with the explorer, which offers only what there is.',
  BAD_USER_INPUT:
    'Correct the value that is named. The documentation says of each argument what it takes.',
  QUERY_TOO_DEEP: 'Ask for fewer levels at once, and for the rest in a second query.',
  QUERY_TOO_COMPLEX: 'Ask for less at once: fewer fields, or fewer aliases.',
  QUERY_TOO_LARGE:
    'Lower "first" on the lists that stand inside other lists, or ask for the inner ones in a second query.',
  QUERY_TOO_BROAD: 'Add a filter that narrows it down, or leave the loosest filter out.',
  BODY_TOO_LARGE: 'Shorten the query or its variables.',
  DATABASE_UNAVAILABLE: 'Try again in a moment. If it stays so, tell whoever runs the graph.',
  SERVICE_UNAVAILABLE: 'The graph is starting or busy. Try again in a moment.',
  SUBGRAPH_UNAVAILABLE:
    'Everything else in the answer is complete; what that source would have told is shown as null. Try again later, or leave these fields out.',
  SUBGRAPH_ERROR:
    'Everything else in the answer is complete. Whoever runs that source can tell more.',
  QUERY_NOT_PLANNED:
    'Leave out the fields that are named, or ask for them in a query of their own.',
  UNAUTHENTICATED:
    'Sign in with a key that is valid here, and ask again. Keys end, and are taken back.',
  UNAUTHORIZED_FIELD_OR_TYPE:
    'Sign in with a key that may see it, or leave these fields out; everything else in the answer is complete.',
  RATE_LIMITED:
    'Wait a moment and ask again, or ask for less at once. A key has points of its own.',
  QUERY_NOT_IN_SAFELIST:
    'Only known documents may be asked here: choose one of the questions, or sign in with a key that may ask others.',
  SCHEMA_RELOADED: 'Run it again: it goes on with the graph as it is now.',
  OPERATION_RESOLUTION_FAILURE:
    'Put the cursor into the operation that you mean, or leave only one in the tab.',
  BAD_REQUEST: 'Check the variables and headers below the query: both are JSON.',
};

const ANY = 'Try again. If it stays so, tell whoever runs the graph, with the query.';

export function adviseOn({ message, path, locations, extensions = {} }: GraphError): Advice {
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : null;
  const where = placeOf(path, locations);
  return {
    what: where === '' ? message : `${message} (${where})`,
    then: THEN[code ?? ''] ?? ANY,
    code,
  };
}

function placeOf(path: GraphError['path'] = [], locations: GraphError['locations'] = []): string {
  if (path.length > 0) return `at ${path.join(' › ')}`;
  return locations[0] ? `in line ${locations[0].line}` : '';
}

/** For a request that brought no answer of the graph at all. */
export function adviseOnSilence(url: string, cause: unknown): Advice {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return {
    what: `The graph at ${url} did not answer (${detail}).`,
    then: 'Check that it still runs and that this machine can reach it, then run the query again. What is on this page stays.',
    code: null,
  };
}

/** Many elements can have the same trouble; it is told once, with how often. */
export function groupAdvice(
  errors: readonly GraphError[],
): readonly (Advice & { times: number })[] {
  const grouped = new Map<string, Advice & { times: number }>();
  for (const error of errors) {
    const key = `${String(error.extensions?.['code'])} ${error.message}`;
    const known = grouped.get(key);
    if (known) known.times += 1;
    else grouped.set(key, { ...adviseOn(error), times: 1 });
  }
  return [...grouped.values()];
}
