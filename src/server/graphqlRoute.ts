import { Readable } from 'node:stream';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import type { GraphOperation } from '../graph/graph.ts';
import { readAccept, readHeaders, toApolloRequest } from './apolloRequest.ts';
import { followClient } from './clientSignal.ts';
import { sendUnavailable, sendUnsupportedBody } from './httpErrors.ts';
import { isWellFormed } from './operationPlugin.ts';
import type { Served } from './served.ts';
import type { Slots } from './slots.ts';
import { COMPLETE, EVENT_HEADERS, printResult } from './streams/events.ts';
import type { Streams } from './streams/streams.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The GraphQL operation this request ran, cut where it is long; null when it has no name or none ran. */
    operationName: string | null;
    /** Whether it was answered by a subscription's stream, which tells of itself. */
    isStream: boolean;
  }
}

export interface GraphqlParts {
  /** Null while there is nothing to ask. */
  readonly current: () => Served | null;
  /** Whether the header `x-mep-explain: 1` gets an answer explained. */
  readonly mayExplain: boolean;
  /** For requests that are worked on; a subscription leaves its place once its stream is open. */
  readonly slots: Slots;
  readonly streams: Streams;
}

/** `/graphql`: what Apollo Server answers, and streams of the subscriptions it lets pass. */
export function addGraphqlRoute(app: FastifyInstance, parts: GraphqlParts): void {
  app.decorateRequest('operationName', null);
  app.decorateRequest('isStream', false);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    // Before the body is read: what cannot be answered need not be sent.
    onRequest: async (request, reply) => {
      if (parts.current() === null) return sendUnavailable(reply, NOT_SERVED);
      if (!isReadable(request)) return sendUnsupportedBody(reply);
      return undefined;
    },
    handler: async (request, reply) => {
      const served = parts.current();
      if (served === null) return sendUnavailable(reply, NOT_SERVED);
      // Taken when the body is there: who sends slowly must not keep others out.
      const release = parts.slots.take();
      if (release === null) return sendUnavailable(reply, 'Too many requests at once; try again.');
      served.hold(reply.raw);
      try {
        return await answer(served, request, reply, parts);
      } finally {
        release();
      }
    },
  });
}

/** Names go to the log, where a client must not write at length. */
const MAX_NOTED_NAME = 100;
const NOT_SERVED = 'The graph is not being served now.';

async function answer(
  served: Served,
  request: FastifyRequest,
  reply: FastifyReply,
  { current, mayExplain, streams }: GraphqlParts,
): Promise<FastifyReply> {
  const receivedAt = performance.now() - reply.elapsedTime;
  const headers = readHeaders(request);
  const readable = readAccept(request);
  const client = followClient(reply.raw);
  const begun: GraphOperation[] = [];
  const response = await served.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApolloRequest(request, { headers, readable }),
    context: async () => ({
      requestId: request.id,
      log: request.log,
      method: request.method,
      headers,
      signal: client.signal,
      explain: mayExplain && headers['x-mep-explain'] === '1',
      receivedAt,
      noteOperation: (name) => {
        request.operationName = name?.slice(0, MAX_NOTED_NAME) ?? null;
      },
      subscribe: readable === 'answer' ? null : (operation) => void begun.push(operation),
    }),
  });
  const [operation] = begun;
  if (operation === undefined) return sendAnswer(reply, response, readable === 'events');
  const now = current();
  const ending = now === served ? null : now === null ? 'stopped' : 'reloaded';
  return streams.open({ graph: served.graph, operation, client, ending }, request, reply);
}

function sendAnswer(
  reply: FastifyReply,
  { status, headers, body }: HTTPGraphQLResponse,
  asEvents: boolean,
): FastifyReply {
  if (asEvents && body.kind === 'complete') {
    // Apollo Server wrote it.
    const result = JSON.parse(body.string) as FormattedExecutionResult;
    if (isWellFormed(result)) return sendOneEvent(reply, result);
  }
  for (const [name, value] of headers) void reply.header(name, value);
  void reply.code(status ?? 200);
  return reply.send(body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator));
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
  const encoding = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return encoding === 'identity' && (charset === undefined || /^utf-?8$/i.test(charset));
}
