export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** A command for a POSIX shell that asks the same. */
export function toCurl(
  url: string,
  { query, variables, operationName }: Request,
  headers: Readonly<Record<string, string>> = {},
): string {
  const body = {
    query,
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(operationName !== null && { operationName }),
  };
  const parts = Object.entries({ 'content-type': 'application/json', ...headers }).map(
    ([name, value]) => `-H ${quote(`${name}: ${value}`)}`,
  );
  return ['curl', quote(url), ...parts, '--data-raw', quote(JSON.stringify(body))].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
