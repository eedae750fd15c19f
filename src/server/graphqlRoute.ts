import { Readable } from 'node:stream';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { Graph, GraphOperation } from '../graph/graph.ts';
import { modeOf, type DocumentModes } from '../settings/documentModes.ts';
import { readAccept, readHeaders, toApolloRequest } from './apolloRequest.ts';
import { entityTagOf, hasVersion, NO_STORE } from './cache/cacheControl.ts';
import { cachingOf, toldOf } from './cache/view.ts';
import { followClient } from './clientSignal.ts';
import { readSearchExactly } from './exactBody.ts';
import { readGetBody } from './getBody.ts';
import { decodeBody, encodingOf, isDecodable, isUtf8 } from './encoding/decodeBody.ts';
import { chooseEncoding } from './encoding/encodings.ts';
import { varyOf } from './front/answerHead.ts';
import type { Admission } from './front/admission.ts';
import { arrivalOf, type Arrival } from './front/arrival.ts';
import type { GetRule } from './front/getRule.ts';
import { AFTER_HEADER, GRAPHQL_PATH, isFromAnybody } from './front/plainRequest.ts';
import {
  NOT_SERVED,
  redirectToBare,
  sendError,
  TOO_MUCH_TO_DO,
  sendNothingHere,
  sendUnavailable,
  sendUnsupportedBody,
} from './httpErrors.ts';
import type { AnswerTypes } from './known/answerTypes.ts';
import { findDocument } from './operations/findDocument.ts';
import { isWellFormed } from './operationPlugin.ts';
import { KEPT_COST, type Points } from '../points/points.ts';
import { payFirst } from './payFirst.ts';
import type { RequestContext } from './requestContext.ts';
import type { Served } from './served.ts';
import { takePlace, type Slots } from './slots.ts';
import { COMPLETE, EVENT_HEADERS, printResult } from './streams/events.ts';
import type { Streams } from './streams/streams.ts';
import { addVary } from './vary.ts';

export interface GraphqlParts {
  /** Null while there is nothing to ask, undefined for who asks for what there is not. */
  readonly served: (request: FastifyRequest) => Served | null | undefined;
  /** Whether the header `x-mep-explain: 1` gets an answer explained. */
  readonly mayExplain: boolean;
  /** Which documents may be asked by whom. */
  readonly documents: DocumentModes;
  /** For requests that are worked on; a subscription leaves its place once its stream is open. */
  readonly slots: Slots;
  readonly streams: Streams;
  /** Whose turn it is, and what is refused. */
  readonly admission: Admission;
  /** Whether a request by GET may be answered. */
  readonly mayGet: GetRule;
  /** Takes in what type an answer has for who accepts what. */
  readonly types: AnswerTypes;
  readonly points: Points;
}

/** The path of GraphQL: what Apollo Server answers, and streams of the subscriptions it lets pass. */
export function addGraphqlRoute(app: FastifyInstance, parts: GraphqlParts): void {
  for (const url of [GRAPHQL_PATH, DOCUMENT_ROUTE]) addRouteAt(url, app, parts);
}

/** With the id of a document in the path. */
export const DOCUMENT_ROUTE = `${GRAPHQL_PATH}/:documentId`;

function addRouteAt(url: string, app: FastifyInstance, parts: GraphqlParts): void {
  app.route({
    method: ['GET', 'POST'],
    url,
    exposeHeadRoute: false,
    // Before the body is read: what cannot be answered need not be sent.
    onRequest: async (request, reply) => {
      if (documentIdIn(request) === '') return redirectToBare(reply);
      addVary(reply, varyOf({ explain: parts.mayExplain }));
      const served = parts.served(request);
      if (served === undefined) return sendNothingHere(reply);
      if (served === null) return sendUnavailable(reply, NOT_SERVED);
      if (!isReadable(request)) return sendUnsupportedBody(reply);
      if (!arrivalOf(request.raw).hasWaited && parts.admission.refuses(request.raw))
        return sendUnavailable(reply, TOO_MUCH_TO_DO);
      return undefined;
    },
    // What was read of it on the short way cannot be read again.
    preParsing: (request, reply, payload, done) => {
      const { body } = arrivalOf(request.raw);
      const encoding = encodingOf(request.headers);
      done(null, body === null ? decodeBody(payload, encoding, reply.raw) : Readable.from([body]));
    },
    // Fastify reads no body of a GET, which gql sends its query in; no page can send one.
    preHandler: async (request) => {
      if (request.method !== 'GET' || request.url.includes('?')) return;
      if (Number(request.headers['content-length'] ?? 0) === 0) return;
      request.body = await readGetBody(request.raw, request.routeOptions.bodyLimit);
    },
    handler: async (request, reply) => {
      const served = parts.served(request);
      if (!served) return sendUnavailable(reply, NOT_SERVED);
      // Taken when the body is there: who sends slowly must not keep others out.
      const arrival = arrivalOf(request.raw);
      if (!(await parts.admission.admits(request.raw)))
        return sendUnavailable(reply, TOO_MUCH_TO_DO);
      if (!takePlace(parts.slots, arrival)) return sendUnavailable(reply, TOO_MUCH_TO_DO);
      // What turns out to be no operation costs that; where there is not even so much, it is refused unread.
      if (arrival.charge === null && !payFirst({ request, reply, points: parts.points }, KEPT_COST))
        return reply;
      served.hold(reply.raw);
      await untilKnown(served.graph, request.headers[AFTER_HEADER]);
      return answer(served, request, reply, parts);
    },
  });
}

/** What the asker has heard of was written before it asked: all of that is known then. */
async function untilKnown(
  { freshness }: Graph,
  token: FastifyRequest['headers'][string],
): Promise<void> {
  if (token === undefined) return;
  // The place that a token names; whoever sends something else waits for all that was written by now.
  const [, sequence] = /^[0-9a-z]{12}-(\d{1,15})$/.exec(String(token)) ?? [];
  const count = sequence === undefined ? null : Number(sequence);
  await freshness?.untilKnown?.(performance.now(), MAX_WAIT_FOR_CHANGES_MS, count);
}

const MAX_WAIT_FOR_CHANGES_MS = 2000;

/** What the header `x-mep-cost` may ask for. */
const COST_TOLD: Readonly<Record<string, RequestContext['tellsCost']>> = {
  '1': 'beside',
  estimate: 'only',
};

async function answer(
  served: Served,
  request: FastifyRequest,
  reply: FastifyReply,
  { served: find, documents, mayExplain, mayGet, streams, types, points }: GraphqlParts,
): Promise<FastifyReply> {
  const arrival = arrivalOf(request.raw);
  const { operations } = served;
  const mode = modeOf(documents, arrival.asker);
  const found = await findDocument(request, documentIdIn(request), { operations, mode });
  if (found.state === 'refused')
    return sendError(reply, 400, { message: found.message, code: found.code });
  const { sent } = found;
  const headers = readHeaders(request, arrival);
  const readable = readAccept(request);
  const client = followClient(reply.raw);
  const begun: GraphOperation[] = [];
  if (request.method === 'GET') readSearchExactly(request);
  const response = await served.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApolloRequest(sent, { headers, readable, mayGet }),
    context: async () => ({
      requestId: request.id,
      log: request.log,
      method: request.method,
      headers,
      signal: client.signal,
      explain: mayExplain && headers['x-mep-explain'] === '1',
      tellsCost: COST_TOLD[headers['x-mep-cost'] ?? ''] ?? 'no',
      charge: (estimated) => points.charge(request.raw, arrival.asker, estimated),
      arrival,
      isAnybody: isFromAnybody(request.headers),
      subscribe: readable === 'answer' ? null : (operation) => void begun.push(operation),
    }),
  });
  const [operation] = begun;
  if (operation === undefined) {
    varyByAsker(reply, arrival, served);
    if (readable !== 'events') noteType(request, response, types);
    return sendAnswer(request, reply, { response, asEvents: readable === 'events' });
  }
  const now = find(request);
  const ending = now === served ? null : now ? 'reloaded' : 'stopped';
  return streams.open({ graph: served.graph, operation, client, ending }, request, reply);
}

/** Where what was asked for is not told to everybody. */
function varyByAsker(reply: FastifyReply, arrival: Arrival, served: Served): void {
  const { view, asker } = arrival;
  const told = view && toldOf(cachingOf(view, arrival), asker, served);
  if (told?.isForAll === false) addVary(reply, 'Authorization');
}

function documentIdIn({ params }: FastifyRequest): string | null {
  // Only the one route has it in its path.
  return (params as { readonly documentId?: string }).documentId ?? null;
}

function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { response, asEvents }: { readonly response: HTTPGraphQLResponse; readonly asEvents: boolean },
): FastifyReply {
  const { status = 200, headers, body } = response;
  if (body.kind === 'chunked') return reply.send(Readable.from(body.asyncIterator));
  if (asEvents) {
    // Apollo Server wrote it.
    const result = JSON.parse(body.string) as FormattedExecutionResult;
    if (isWellFormed(result)) return sendOneEvent(reply, result);
  }
  void reply.header('cache-control', NO_STORE);
  for (const [name, value] of headers) void reply.header(name, value);
  const tag = request.method === 'GET' ? tagOf(request, headers, body.string) : null;
  if (tag === null) return reply.code(status).send(body.string);
  void reply.header('etag', tag);
  return hasVersion(request.headers['if-none-match'], tag)
    ? reply.removeHeader('content-type').code(304).send()
    : reply.code(status).send(body.string);
}

/** Null for what nobody may keep. */
function tagOf(
  request: FastifyRequest,
  headers: HTTPGraphQLResponse['headers'],
  body: string,
): string | null {
  if (headers.get('cache-control')?.includes('max-age') !== true) return null;
  const contentType = headers.get('content-type') ?? '';
  const encoding = chooseEncoding(request.headers['accept-encoding'], Buffer.byteLength(body));
  return entityTagOf(body, { contentType, encoding });
}

function noteType(
  { headers: { accept = '' } }: FastifyRequest,
  { status = 200, headers }: HTTPGraphQLResponse,
  types: AnswerTypes,
): void {
  const type = headers.get('content-type');
  if (status === 200 && type !== undefined) types.note(accept, type);
}

/**
 * GraphQL over SSE wants errors of a document as events, too: clients try again when there is no
 * stream, and EventSource cannot read the body of a refusal.
 */
function sendOneEvent(reply: FastifyReply, result: FormattedExecutionResult): FastifyReply {
  return reply.headers(EVENT_HEADERS).send(printResult(result) + COMPLETE);
}

/** Bodies are read as UTF-8, whatever they claim to be; those that claim otherwise would be misread. */
function isReadable({ headers }: FastifyRequest): boolean {
  return isDecodable(encodingOf(headers)) && isUtf8(headers);
}
