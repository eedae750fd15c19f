import { Readable } from 'node:stream';
import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  parse,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { KEPT_COST } from '../points/points.ts';
import { rateLimitFields } from '../points/rateLimitFields.ts';
import type { Config } from '../settings/config.ts';
import { modeOf, type DocumentModes } from '../settings/documentModes.ts';
import type { Logger } from '../observing/log.ts';
import type { GraphAccess } from '../mcp/graphAccess.ts';
import type { Mcp } from '../mcp/mcpHandler.ts';
import { readHeaders } from './apolloRequest.ts';
import { NO_STORE } from './cache/cacheControl.ts';
import { followClient } from './clientSignal.ts';
import { Arrival, arrivalOf } from './front/arrival.ts';
import { isFromAnybody } from './front/plainRequest.ts';
import type { GraphqlParts } from './graphqlRoute.ts';
import {
  NOT_SERVED,
  sendForeign,
  sendNothingHere,
  sendUnavailable,
  TOO_MUCH_TO_DO,
} from './httpErrors.ts';
import type { Limits } from './limits/limits.ts';
import { findDocument } from './operations/findDocument.ts';
import type { OriginOf } from './originOf.ts';
import { rateLimitedError } from './rateLimited.ts';
import type { Served } from './served.ts';
import { takePlace } from './slots.ts';

export interface McpRouteParts extends Pick<
  GraphqlParts,
  'served' | 'documents' | 'slots' | 'admission' | 'mayGet' | 'points'
> {
  readonly mcp: LazyMcp;
  readonly originOf: OriginOf;
  readonly limits: Pick<Limits, 'maxTokens'>;
}

export type LazyMcp = () => Promise<Mcp>;

/** Loads the protocol when it is first spoken. */
export function createLazyMcp(
  { mcpMaxTokens: maxTokens }: Pick<Config, 'mcpMaxTokens'>,
  log: Logger,
): LazyMcp {
  const onError = (err: Error): void => {
    log.warn({ err }, 'a request to /mcp failed');
  };
  let loading: Promise<Mcp> | null = null;
  return async () => {
    loading ??= import('../mcp/mcpHandler.ts').then(({ createMcp }) =>
      createMcp({ maxTokens, onError }),
    );
    return loading;
  };
}

const PATH = '/mcp';

/** `/mcp`: the graph as tools for models, by the Model Context Protocol. */
export function addMcpRoute(app: FastifyInstance, parts: McpRouteParts): void {
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: PATH,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const served = parts.served(request);
      if (served === undefined) return sendNothingHere(reply);
      if (served === null) return sendUnavailable(reply, NOT_SERVED);
      if (!parts.mayGet(request.headers)) return sendForeign(reply);
      const arrival = arrivalOf(request.raw);
      if (!(await parts.admission.admits(request.raw)) || !takePlace(parts.slots, arrival)) {
        return sendUnavailable(reply, TOO_MUCH_TO_DO);
      }
      served.hold(reply.raw);
      const { points } = parts;
      return answer({ served, request, reply, points, fields: () => [] }, parts);
    },
  });
}

interface McpRequest {
  readonly served: Served;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly points: GraphqlParts['points'];
  /** What is told of points: by what was asked last, as one request may ask several times. */
  fields: () => Fields;
}

type Fields = readonly (readonly [string, string])[];

async function answer(
  asked: McpRequest,
  { mcp, originOf, documents, limits }: McpRouteParts,
): Promise<FastifyReply> {
  const { served, request, reply } = asked;
  const { method } = request;
  const headers = new Headers(readHeaders(request, { authorization: null }));
  // What speaks the protocol compares them as they are; they mean the same in any case.
  for (const name of ['accept', 'content-type']) {
    const types = headers.get(name);
    if (types !== null) headers.set(name, types.toLowerCase());
  }
  const standard = new Request(`http://localhost${PATH}`, { method, headers });
  const { operations, graph } = served;
  await operations.ready();
  const access: GraphAccess = {
    schema: graph.schema,
    operations: operations.set,
    origin: originOf(request),
    parse: (query) => parsed(query, limits),
    refuse: async (query) => refusalOf(asked, query, documents),
    ask: async (query, variables) => ask(asked, { query, variables }),
  };
  const answered = await (await mcp()).answer(standard, request.body, access);
  const body = answered.body === null ? '' : await begin(answered.body);
  for (const [name, value] of asked.fields()) void reply.header(name, value);
  void reply.code(answered.status).header('cache-control', NO_STORE);
  for (const name of ['content-type', 'allow']) {
    const value = answered.headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
  return reply.send(body);
}

/** A stream whose first part is here: what is asked has been asked by then, and headers can tell what it cost. */
async function begin(body: NonNullable<Response['body']>): Promise<Readable> {
  const parts = body[Symbol.asyncIterator]();
  const first = await parts.next();
  return Readable.from(
    (async function* () {
      if (first.done === true) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => parts };
    })(),
    { objectMode: false },
  );
}

function parsed(query: string, { maxTokens }: McpRouteParts['limits']): DocumentNode | null {
  try {
    return parse(query, { maxLexicalTokens: maxTokens });
  } catch {
    return null;
  }
}

/** By the rule of `/graphql`, and told as there. */
async function refusalOf(
  { served: { operations }, request }: McpRequest,
  query: string,
  documents: DocumentModes,
): Promise<GraphQLFormattedError | null> {
  const mode = modeOf(documents, arrivalOf(request.raw).asker);
  const sent = { method: 'POST', url: PATH, body: { query } };
  const found = await findDocument(sent, null, { operations, mode });
  if (found.state === 'found') return null;
  return { message: found.message, extensions: { code: found.code } };
}

/** By the way of `/graphql`: with its checks, limits, guards, counts and masks. */
async function ask(
  asked: McpRequest,
  body: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
): Promise<FormattedExecutionResult> {
  const { served, request, reply, points } = asked;
  const whole = arrivalOf(request.raw);
  // One request may ask several times.
  const arrival = new Arrival(whole.id);
  arrival.asker = whole.asker;
  arrival.authorization = whole.authorization;
  arrival.hasWaited = true;
  whole.onLeave = () => {
    arrival.hasLeft = true;
    arrival.onLeave?.();
  };
  const charge = points.charge(request.raw, arrival.asker, KEPT_COST);
  if (charge.kind !== 'taken') {
    asked.fields = () => rateLimitFields(charge);
    return { errors: [rateLimitedError(charge).toJSON()] };
  }
  // For reading it, until what it costs is known.
  arrival.charge = charge;
  const headers = readHeaders(request, whole);
  const response = await served.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: new HeaderMap(ASKING), search: '', body },
    context: async () => ({
      requestId: request.id,
      log: request.log,
      // What is asked by GET never writes.
      method: 'GET',
      headers,
      signal: followClient(reply.raw).signal,
      explain: false,
      tellsCost: 'no',
      charge: (estimated) => points.charge(request.raw, arrival.asker, estimated),
      arrival,
      isAnybody: isFromAnybody(request.headers),
      subscribe: null,
    }),
  });
  // What is refused for want of points carries them in its headers.
  const { headers: told } = response;
  asked.fields = () =>
    arrival.charge?.fields ?? [...told].filter(([name]) => name.startsWith('ratelimit'));
  whole.noteOperation(arrival.operationName);
  if (response.body.kind === 'chunked') throw new Error('Expected one answer, got several.');
  // Apollo Server wrote it.
  return JSON.parse(response.body.string) as FormattedExecutionResult;
}

const ASKING: readonly [string, string][] = [
  ['content-type', 'application/json'],
  ['accept', 'application/graphql-response+json'],
];
