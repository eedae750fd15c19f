import { Readable } from 'node:stream';
import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Apollo } from './apollo.ts';
import { followClient } from './clientSignal.ts';
import { sendUnavailable, sendUnsupportedBody } from './httpErrors.ts';
import type { Slots } from './slots.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The GraphQL operation this request ran, cut where it is long; null when it has no name or none ran. */
    operationName: string | null;
  }
}

export interface GraphqlParts {
  /** Null while there is nothing to ask. */
  readonly current: () => Apollo | null;
  /** Whether the header `x-mep-explain: 1` gets an answer explained. */
  readonly mayExplain: boolean;
  /** For requests that are worked on. */
  readonly slots: Slots;
}

/** `/graphql`: what Apollo Server answers. */
export function addGraphqlRoute(
  app: FastifyInstance,
  { current, mayExplain, slots }: GraphqlParts,
): void {
  app.decorateRequest('operationName', null);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    // Before the body is read: what cannot be answered need not be sent.
    onRequest: async (request, reply) => {
      if (current() === null) return sendUnavailable(reply, NOT_SERVED);
      if (!isReadable(request)) return sendUnsupportedBody(reply);
      return undefined;
    },
    handler: async (request, reply) => {
      const apollo = current();
      if (apollo === null) return sendUnavailable(reply, NOT_SERVED);
      // Taken when the body is there: who sends slowly must not keep others out.
      const release = slots.take();
      if (release === null) return sendUnavailable(reply, 'Too many requests at once; try again.');
      try {
        const explain = mayExplain && request.headers['x-mep-explain'] === '1';
        return await answer(apollo, request, reply, explain);
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
  apollo: Apollo,
  request: FastifyRequest,
  reply: FastifyReply,
  explain: boolean,
): Promise<FastifyReply> {
  const asked = readHeaders(request);
  const client = followClient(reply.raw);
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApolloRequest(request, asked),
    context: async () => ({
      requestId: request.id,
      log: request.log,
      headers: asked,
      signal: client.signal,
      explain,
      noteOperation: (name) => {
        request.operationName = name?.slice(0, MAX_NOTED_NAME) ?? null;
      },
    }),
  });
  for (const [name, value] of headers) void reply.header(name, value);
  void reply.code(status ?? 200);
  return reply.send(body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator));
}

function readHeaders({ headers }: FastifyRequest): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) read[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return read;
}

function toApolloRequest(
  { method, url, body }: FastifyRequest,
  headers: Readonly<Record<string, string>>,
): HTTPGraphQLRequest {
  const map = new HeaderMap(Object.entries(headers));
  const queryAt = url.indexOf('?');
  return { method, headers: map, search: queryAt < 0 ? '' : url.slice(queryAt), body };
}

/** Bodies are read as UTF-8, whatever they claim to be; those that claim otherwise would be misread. */
function isReadable({ headers }: FastifyRequest): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return encoding === 'identity' && (charset === undefined || /^utf-?8$/i.test(charset));
}
