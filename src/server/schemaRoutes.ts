import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Graph } from '../graph/graph.ts';
import { entityTagOf, hasVersion } from './cache/cacheControl.ts';
import type { Compressor } from './encoding/compressor.ts';
import { chooseEncoding } from './encoding/encodings.ts';
import { KeptBody } from './encoding/keptBody.ts';
import { NOT_SERVED, sendError, sendNothingHere, sendUnavailable } from './httpErrors.ts';
import type { Served } from './served.ts';
import { addVary } from './vary.ts';

export interface SchemaParts {
  /** Null while nothing is served, undefined for who asks for what there is not. */
  readonly served: (request: FastifyRequest) => Served | null | undefined;
  readonly compressor: Compressor;
}

type Schemas = Readonly<Record<'sdl' | 'supergraphSdl', KeptBody | null>>;

/** `/schema.graphql` and `/supergraph.graphql`: the graph as SDL. */
export function addSchemaRoutes(app: FastifyInstance, { served, compressor }: SchemaParts): void {
  const schemas = new WeakMap<Graph, Schemas>();
  const schemasOf = (graph: Graph): Schemas => {
    const known = schemas.get(graph) ?? writeSchemas(graph);
    schemas.set(graph, known);
    return known;
  };
  const send = async (request: FastifyRequest, reply: FastifyReply, sdl: KeptBody) => {
    const encoding = chooseEncoding(request.headers['accept-encoding'], sdl.plain.length);
    const tag = entityTagOf(sdl.plain, { contentType: TYPE, encoding });
    addVary(reply, 'Accept-Encoding');
    // It changes when a subgraph does, which nobody can foresee.
    void reply.headers({ 'cache-control': 'no-cache', etag: tag });
    if (hasVersion(request.headers['if-none-match'], tag)) return reply.code(304).send();
    void reply.type(TYPE);
    if (encoding === null) return reply.send(sdl.plain);
    const encoded = await compressor.encode(sdl, encoding);
    return reply.header('content-encoding', encoding).send(encoded);
  };

  app.get('/schema.graphql', async (request, reply) => {
    const found = served(request);
    if (found === undefined) return sendNothingHere(reply);
    const sdl = found && schemasOf(found.graph).sdl;
    return sdl === null ? sendUnavailable(reply, NOT_SERVED) : send(request, reply, sdl);
  });
  app.get('/supergraph.graphql', async (request, reply) => {
    const found = served(request);
    if (found === undefined) return sendNothingHere(reply);
    if (found === null) return sendUnavailable(reply, NOT_SERVED);
    const { supergraphSdl } = schemasOf(found.graph);
    if (supergraphSdl !== null) return send(request, reply, supergraphSdl);
    const message = 'There is no supergraph to be had here: see schema.graphql beside it.';
    return sendError(reply, 404, { message, code: 'BAD_REQUEST' });
  });
}

const TYPE = 'text/plain; charset=utf-8';

function writeSchemas({ sdl, supergraphSdl }: Graph): Schemas {
  return {
    sdl: new KeptBody(Buffer.from(sdl)),
    supergraphSdl: supergraphSdl === null ? null : new KeptBody(Buffer.from(supergraphSdl)),
  };
}
