import type { GraphError } from './answer/advice.ts';
import type { Json, JsonObject } from '../src/table/lists.ts';
import type { Asked } from './answer/paging.ts';
import { dropKey, identityHeaders } from './identity.ts';

/** Beside the page: a contract has a page of its own. */
export const GRAPHQL_URL = new URL('../graphql', location.href).href;

export interface Reply {
  readonly body: {
    readonly data?: JsonObject | null;
    readonly errors?: readonly GraphError[];
    readonly extensions?: Json;
  };
  readonly ms: number;
  readonly bytes: number;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly isExplaining?: boolean;
  readonly signal?: AbortSignal;
}

/** Asks the graph this page comes from; rejects when what comes is no answer of a graph. */
export async function ask(
  { query, variables, operationName }: Asked,
  { headers = {}, isExplaining = false, signal }: AskOptions = {},
): Promise<Reply> {
  const startedAt = performance.now();
  const identity = identityHeaders(headers);
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      ...identity,
      ...headers,
      'content-type': 'application/json',
      ...(isExplaining && { 'x-mep-explain': '1', 'x-mep-cost': '1' }),
    },
    body: JSON.stringify({ query, variables, ...(operationName !== null && { operationName }) }),
    signal: signal ?? null,
  });
  if (response.status === 401 && identity['authorization'] !== undefined) dropKey();
  const text = await response.text();
  const ms = performance.now() - startedAt;
  const body = parseBody(text);
  if (body === null) {
    throw new Error(`status ${response.status}, and what came with it is no answer of a graph`);
  }
  return { body, ms, bytes: new Blob([text]).size };
}

function parseBody(text: string): Reply['body'] | null {
  try {
    const value: unknown = JSON.parse(text);
    // GraphQL over HTTP says what is in a body that is an object with one of these.
    const isAnswer =
      typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
    return isAnswer ? (value as Reply['body']) : null;
  } catch {
    return null;
  }
}
