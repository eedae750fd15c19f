import type { GraphError } from './answer/advice.ts';
import type { Json, JsonObject } from '../src/table/lists.ts';
import type { AskedOperation } from './answer/paging.ts';
import { dropKey, identityHeaders, onIdentity } from './identity.ts';
import { operationOf } from './answer/namedOperations.ts';
import { loadOperations } from './operations.ts';
import { sha256 } from './sha256.ts';

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

/** Whether only known documents may be asked, by their ids: so said the graph when it was asked by a text. */
let isByIds = false;
// Another asker may ask anything.
onIdentity(() => {
  isByIds = false;
});

/** Asks the graph this page comes from; rejects when what comes is no answer of a graph. */
export async function ask(asked: AskedOperation, options: AskOptions = {}): Promise<Reply> {
  if (!isByIds) {
    const reply = await send(asked, { query: asked.query }, options);
    if (!hasCode(reply, 'QUERY_NOT_IN_SAFELIST')) return reply;
    isByIds = true;
  }
  const reply = await send(asked, { documentId: await documentIdOf(asked) }, options);
  // What is known by no id is asked by its text, for the graph to say what it thinks of that.
  const isKnown = !hasCode(reply, 'PERSISTED_QUERY_NOT_IN_LIST');
  return isKnown ? reply : send(asked, { query: asked.query }, options);
}

/** Whether questions are taken that are not known: false as soon as the graph said so. */
export function takesTexts(): boolean {
  return !isByIds;
}

/** The id of a question, where the graph is asked by ids; null where it takes texts. */
export async function neededId(asked: AskedOperation): Promise<string | null> {
  return isByIds ? documentIdOf(asked) : null;
}

/** A named operation is known by the text of its file, however it is laid out here. */
async function documentIdOf(asked: AskedOperation): Promise<string> {
  const operation = operationOf(await loadOperations(), asked);
  return operation?.id ?? `sha256:${sha256(asked.query)}`;
}

function hasCode({ body }: Reply, code: string): boolean {
  return body.errors?.some(({ extensions }) => extensions?.['code'] === code) === true;
}

async function send(
  { variables, operationName }: AskedOperation,
  document: { readonly query: string } | { readonly documentId: string },
  { headers = {}, isExplaining = false, signal }: AskOptions,
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
    body: JSON.stringify({
      ...document,
      variables,
      ...(operationName !== null && { operationName }),
    }),
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
