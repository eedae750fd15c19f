export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

interface Head {
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it is asked with a key, which the command takes from the variable that `mep-graph` takes it from. */
  readonly hasKey?: boolean;
  /** The id of the question where the graph takes no texts; null where it does. */
  readonly documentId?: string | null;
}

/** A command for a POSIX shell that asks the same. */
export function toCurl(
  url: string,
  { query, variables, operationName }: Request,
  { headers = {}, hasKey = false, documentId = null }: Head = {},
): string {
  const body = {
    ...(documentId === null ? { query } : { documentId }),
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(operationName !== null && { operationName }),
  };
  const parts = Object.entries({ 'content-type': 'application/json', ...headers }).map(
    ([name, value]) => `-H ${quote(`${name}: ${value}`)}`,
  );
  const key = hasKey ? ['-H "authorization: Bearer $MEP_GRAPH_KEY"'] : [];
  return ['curl', quote(url), ...parts, ...key, '--data-raw', quote(JSON.stringify(body))].join(
    ' ',
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
