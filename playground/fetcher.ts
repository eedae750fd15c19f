import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { createClient } from 'graphql-sse';
import { adviseOnSilence } from './answer/advice.ts';
import { isObject, type Json } from './answer/lists.ts';
import { ask, GRAPHQL_URL, type Reply } from './ask.ts';
import { readSessions, show } from './sessions.ts';

const events = createClient({ url: GRAPHQL_URL });

/** Answers the editor, and shows what came beside it. */
export const fetcher: Fetcher = (params, options) => {
  const headers: Readonly<Record<string, string>> = options?.headers ?? {};
  return isSubscription(params) ? follow(params) : answer(params, headers);
};

async function answer(params: FetcherParams, headers: Readonly<Record<string, string>>) {
  const asked = toAsked(params);
  // The schema is the editor's own affair.
  if (params.operationName === 'IntrospectionQuery') {
    return forEditor((await ask(asked, { headers })).body);
  }
  const { active, isExplaining } = readSessions();
  const common = { asked, variablesText: toText(params.variables), headers, pages: null };
  try {
    const { body, ms, bytes } = await ask(asked, { headers, isExplaining });
    const { data = null, errors = [], extensions } = body;
    const came = { data, errors, extensions, silence: null, ms, bytes };
    show(active, { ...common, ...came, isExplained: isExplaining });
    return forEditor(withoutExplain(body));
  } catch (error) {
    const silence = adviseOnSilence(GRAPHQL_URL, error);
    const before = readSessions().byTab.get(active)?.shown;
    const nothing = { data: null, errors: [], extensions: undefined, ms: 0, bytes: 0 };
    // Rows that were fetched are not lost with a connection.
    show(active, { ...(before ?? { ...common, ...nothing, isExplained: false }), silence });
    return forEditor({ errors: [{ message: `${silence.what} ${silence.then}` }] });
  }
}

/** The results of a subscription as they come; the newest one is shown. */
async function* follow(params: FetcherParams) {
  const asked = toAsked(params);
  const { active } = readSessions();
  const startedAt = performance.now();
  const request = { query: asked.query, variables: { ...asked.variables } };
  for await (const event of events.iterate<Record<string, Json>>({
    ...request,
    ...(asked.operationName !== null && { operationName: asked.operationName }),
  })) {
    // An event came as JSON.
    const body = JSON.parse(JSON.stringify(event)) as Reply['body'];
    show(active, {
      asked,
      variablesText: toText(params.variables),
      headers: {},
      data: body.data ?? null,
      errors: body.errors ?? [],
      extensions: body.extensions,
      silence: null,
      ms: performance.now() - startedAt,
      bytes: new Blob([JSON.stringify(event)]).size,
      isExplained: false,
      pages: null,
    });
    yield forEditor(body);
  }
}

function toAsked({ query, variables, operationName }: FetcherParams) {
  // The editor has parsed what was written as variables.
  const values = (variables ?? {}) as Readonly<Record<string, unknown>>;
  return { query, variables: values, operationName: knownOperation(query, operationName) };
}

/** The editor reads a document with a delay: right after a change it still tells the operation before. */
function knownOperation(query: string, operationName: string | null | undefined): string | null {
  try {
    return getOperationAST(parse(query), operationName)?.name?.value ?? null;
  } catch {
    return operationName ?? null;
  }
}

function toText(variables: unknown): string {
  return variables === undefined || variables === null ? '' : JSON.stringify(variables, null, 2);
}

/** The editor's types ask for more of an error than a graph sends. */
function forEditor(body: Reply['body']) {
  return body as never;
}

/** What it cost stands in a view of its own. */
function withoutExplain({ extensions, ...body }: Reply['body']): Reply['body'] {
  if (!isObject(extensions)) return body;
  const rest = Object.entries(extensions).filter(([name]) => name !== 'explain');
  return rest.length === 0 ? body : { ...body, extensions: Object.fromEntries(rest) };
}

function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    return (
      getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION
    );
  } catch {
    return false;
  }
}
