import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NamedOperation } from '../../operations/namedOperation.ts';
import { entityTagOf, hasVersion } from '../cache/cacheControl.ts';
import { sendUnavailable } from '../httpErrors.ts';
import type { Served } from '../served.ts';

const TYPE = 'application/json; charset=utf-8';

/** `/operations.json`: the named operations that this graph answers, with all that is needed to ask them. */
export function addOperationsRoute(
  app: FastifyInstance,
  servedTo: (request: FastifyRequest) => Served | null,
): void {
  app.get('/operations.json', async (request, reply) => {
    const served = servedTo(request);
    if (served === null) return sendUnavailable(reply, 'The graph is not being served now.');
    const text = JSON.stringify({ operations: served.operations.set.list().map(describe) });
    const tag = entityTagOf(text, { contentType: TYPE, encoding: null });
    void reply.headers({ 'cache-control': 'no-cache', etag: tag });
    return hasVersion(request.headers['if-none-match'], tag)
      ? reply.code(304).send()
      : reply.type(TYPE).send(text);
  });
}

function describe(operation: NamedOperation): object {
  const { name, title, description, theme, picture, list, text, hash, variables } = operation;
  return {
    name,
    kind: operation.operation.operation,
    ...{ title, description, theme, picture, list },
    hasPages: operation.connection !== null,
    id: `sha256:${hash}`,
    text,
    variables: variables.map(({ type, ...variable }) => ({ ...variable, type: String(type) })),
  };
}
