import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { createClient } from 'graphql-sse';
import type { Json } from '../src/table/lists.ts';
import { GRAPHQL_URL, type Reply } from './ask.ts';
import { identityHeaders } from './identity.ts';
import { answerQuestion, showSilence } from './asking.ts';
import { introspect } from './schema.ts';
import { endRun, showAnswer, startRun, type Run } from './sessions.ts';

const events = createClient({ url: GRAPHQL_URL, headers: () => ({ ...identityHeaders({}) }) });

/** What the editor is given in place of an answer, which it would show in whatever tab is active by then. */
const HERE = {};

/** Asks for the editor; what comes is shown in the tab where it was asked. */
export const fetcher: Fetcher = (params, options) => {
  const headers: Readonly<Record<string, string>> = options?.headers ?? {};
  // The editor asks for the schema by itself, and tells of no document then.
  if (options?.documentAST === undefined && params.operationName === 'IntrospectionQuery') {
    return introspect(params.query, headers).then(forEditor);
  }
  const run = startRun();
  return isSubscription(params) ? follow(run, params) : answer(run, params, headers);
};

async function answer(run: Run, params: FetcherParams, headers: Readonly<Record<string, string>>) {
  await answerQuestion(run, {
    asked: toAsked(params),
    variablesText: toText(params.variables),
    headers,
  });
  return forEditor(HERE);
}

/** The results of a subscription as they come; the newest one is shown. */
async function* follow(run: Run, params: FetcherParams) {
  const asked = toAsked(params);
  const startedAt = performance.now();
  const request = { query: asked.query, variables: { ...asked.variables } };
  const results = events.iterate<Record<string, Json>>({
    ...request,
    ...(asked.operationName !== null && { operationName: asked.operationName }),
  });
  const question = { asked, variablesText: toText(params.variables), headers: {} };
  run.leaving.signal.addEventListener('abort', () => void results.return?.());
  try {
    for await (const event of results) {
      // An event came as JSON.
      const body = JSON.parse(JSON.stringify(event)) as Reply['body'];
      showAnswer(run, {
        ...question,
        pages: null,
        data: body.data ?? null,
        errors: body.errors ?? [],
        extensions: body.extensions,
        silence: null,
        ms: performance.now() - startedAt,
        bytes: new Blob([JSON.stringify(event)]).size,
        isExplained: false,
      });
      yield forEditor(HERE);
    }
  } catch (error) {
    showSilence(run, question, error);
  } finally {
    endRun(run);
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

function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    return (
      getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION
    );
  } catch {
    return false;
  }
}
