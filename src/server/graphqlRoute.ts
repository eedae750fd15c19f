import { Readable } from 'node:stream';
import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Apollo } from './apollo.ts';
import { sendUnavailable, sendUnsupportedBody } from './httpErrors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The GraphQL operation this request ran; null when it has no name or none ran. */
    operationName: string | null;
  }
}

/**
 * `/graphql`: what Apollo Server answers; `current` gives null while there is none to ask. Where it
 * may explain, the header `x-mep-explain: 1` asks it to.
 */
export function addGraphqlRoute(
  app: FastifyInstance,
  { current, mayExplain }: { current: () => Apollo | null; mayExplain: boolean },
): void {
  app.decorateRequest('operationName', null);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    // Before the body is read: what cannot be answered need not be sent.
    onRequest: async (request, reply) => {
      if (current() === null) return sendUnavailable(reply, 'The graph is not being served now.');
      if (!isReadable(request)) return sendUnsupportedBody(reply);
      return undefined;
    },
    handler: async (request, reply) => {
      const apollo = current();
      return apollo === null
        ? sendUnavailable(reply, 'The graph is not being served now.')
        : answer(apollo, request, reply, mayExplain && request.headers['x-mep-explain'] === '1');
    },
  });
}

async function answer(
  apollo: Apollo,
  request: FastifyRequest,
  reply: FastifyReply,
  explain: boolean,
): Promise<FastifyReply> {
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: toApolloRequest(request),
    context: async () => ({
      requestId: request.id,
      log: request.log,
      explain,
      noteOperation: (name) => {
        request.operationName = name;
      },
    }),
  });
  for (const [name, value] of headers) void reply.header(name, value);
  void reply.code(status ?? 200);
  return reply.send(body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator));
}

function toApolloRequest({ method, url, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const queryAt = url.indexOf('?');
  return { method, headers: map, search: queryAt < 0 ? '' : url.slice(queryAt), body };
}

/** Bodies are read as UTF-8, whatever they claim to be; those that claim otherwise would be misread. */
function isReadable({ headers }: FastifyRequest): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
  return encoding === 'identity' && (charset === undefined || /^utf-?8$/i.test(charset));
}
