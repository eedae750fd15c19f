import type { TypedDocumentString } from './generated/graphql.ts';

/** Where the graph runs. */
export const graph = process.env['MEP_GRAPH'] ?? 'http://127.0.0.1:4000';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** Asks the graph. What it takes and gives is typed by the document; any error is thrown. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${graph}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const { data, errors } = (await response.json()) as Answer<Result>;
  if (errors?.[0]) throw new GraphError(errors[0].message, errors[0].extensions?.code);
  if (data == null) throw new GraphError('Expected data, got none', `HTTP ${response.status}`);
  return data;
}

/** What the graph said: the code is for programs and stays, the message is for people. */
export class GraphError extends Error {
  readonly code: string;

  constructor(message: string, code = 'NO_CODE') {
    super(message);
    this.code = code;
  }
}
