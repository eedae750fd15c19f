import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NOT_SERVED, sendError, sendNothingHere, sendUnavailable } from '../httpErrors.ts';
import { sendTagged } from '../sendTagged.ts';
import type { Served } from '../served.ts';
import { unknownOperation } from './unknownOperation.ts';

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
    const [, name] = /^(\w+)\.d\.ts$/.exec(file) ?? [];
    if (name === undefined) return sendNothingHere(reply);
    await found.operations.ready();
    const { set } = found.operations;
    const operation = set.get(name);
    const wanted = name === 'index' ? set.list() : operation && [operation];
    if (wanted === undefined) {
      const message = unknownOperation(name, set.list());
      return sendError(reply, 404, { message, code: 'BAD_REQUEST' });
    }
    // Loaded only here: most servers are never asked for it.
    const { declareOperations } = await import('../../api/typeScript.ts');
    const text = declareOperations(found.graph.schema, wanted);
    void reply.header('cache-control', 'no-cache');
    return sendTagged(request, reply, { text, contentType: TYPE });
  });
}
