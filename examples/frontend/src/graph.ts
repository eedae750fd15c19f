import type { Operations } from './operations.d.ts';

/** Where the graph runs. */
export const graph = process.env['MEP_GRAPH'] ?? 'http://127.0.0.1:4000';

/** Why there are no data (RFC 9457). */
interface Problem {
  readonly detail: string;
  readonly code: string;
}

/** Asks a named operation by its URL. What it takes and gives is typed by its name; any error is thrown. */
export async function ask<Name extends keyof Operations>(
  name: Name,
  variables: Operations[Name]['variables'],
): Promise<Operations[Name]['data']> {
  const url = `${graph}/api/${name}.json?${parametersOf(variables).toString()}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  // The types are those of this very graph.
  if (response.ok) return (await response.json()) as Operations[Name]['data'];
  const { detail, code } = (await response.json()) as Problem;
  throw new GraphError(detail, code);
}

/** A list is its name again for each value, an input object is JSON, and what is null says nothing. */
function parametersOf(variables: Readonly<Record<string, unknown>>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(variables)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) {
      parameters.append(name, typeof each === 'object' ? JSON.stringify(each) : String(each));
    }
  }
  return parameters;
}

/** What the graph said: the code is for programs and stays, the message is for people. */
export class GraphError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}
