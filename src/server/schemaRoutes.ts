import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Graph } from '../graph/graph.ts';
import { sendError, sendUnavailable } from './httpErrors.ts';

/** `/schema.graphql` and `/supergraph.graphql`: the graph as SDL. */
export function addSchemaRoutes(app: FastifyInstance, current: () => Graph | null): void {
  const send = (reply: FastifyReply, sdl: string) =>
    reply.type('text/plain; charset=utf-8').send(sdl);

  app.get('/schema.graphql', async (_request, reply) => {
    const graph = current();
    return graph === null ? sendUnavailable(reply, NOT_SERVED) : send(reply, graph.sdl);
  });
  app.get('/supergraph.graphql', async (_request, reply) => {
    const graph = current();
    if (graph === null) return sendUnavailable(reply, NOT_SERVED);
    if (graph.supergraphSdl !== null) return send(reply, graph.supergraphSdl);
    const message = 'This process serves its domains as one subgraph: see /schema.graphql.';
    return sendError(reply, 404, { message, code: 'BAD_REQUEST' });
  });
}

const NOT_SERVED = 'The graph is not being served now.';
