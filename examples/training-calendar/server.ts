import { createServer, type Server } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createHandler as createJsonHandler } from 'graphql-http/lib/use/http';
import { createHandler as createStreamHandler } from 'graphql-sse/lib/use/http';

/** `/graphql` over HTTP: queries and mutations answer in JSON, subscriptions as server-sent events. */
export function createGraphQLServer(schema: GraphQLSchema): Server {
  const answer = createJsonHandler({ schema });
  // Distinct connections mode: one response for each subscription, nothing to set up before.
  const stream = createStreamHandler({ schema });
  return createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/graphql') {
      response.writeHead(404).end();
      return;
    }
    const handle = request.headers.accept === 'text/event-stream' ? stream : answer;
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.destroy();
    });
  });
}
