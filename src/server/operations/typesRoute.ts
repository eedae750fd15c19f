import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { declareOperations } from '../../api/typeScript.ts';
import { NOT_SERVED, sendNothingHere, sendUnavailable } from '../httpErrors.ts';
import { sendTagged } from '../sendTagged.ts';
import type { Served } from '../served.ts';

const TYPE = 'text/plain; charset=utf-8';

export const TYPES_ROUTE = '/operations/:file';

/** `/operations/index.d.ts`, and one for each operation: what this graph answers, for TypeScript. */
export function addTypesRoute(
  app: FastifyInstance,
  served: (request: FastifyRequest) => Served | null | undefined,
): void {
  app.get(TYPES_ROUTE, async (request, reply): Promise<FastifyReply> => {
    const found = served(request);
    if (!found) return sendUnavailable(reply, NOT_SERVED);
    // The route has it in its path.
    const { file } = request.params as { readonly file: string };
    const name = /^(\w+)\.d\.ts$/.exec(file)?.[1];
    const all = found.operations.set.list();
    const wanted = name === 'index' ? all : all.filter((operation) => operation.name === name);
    if (wanted.length === 0) return sendNothingHere(reply);
    const text = declareOperations(found.graph.schema, wanted);
    void reply.header('cache-control', 'no-cache');
    return sendTagged(request, reply, { text, contentType: TYPE });
  });
}
