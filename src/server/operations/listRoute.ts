import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { NamedOperation } from '../../operations/namedOperation.ts';
import { NOT_SERVED, sendUnavailable } from '../httpErrors.ts';
import { sendTagged } from '../sendTagged.ts';
import type { Served } from '../served.ts';

const TYPE = 'application/json; charset=utf-8';

/** `/operations.json`: the named operations that this graph answers, with all that is needed to ask them. */
export function addOperationsRoute(
  app: FastifyInstance,
  servedTo: (request: FastifyRequest) => Served | null | undefined,
): void {
  app.get('/operations.json', async (request, reply) => {
    const served = servedTo(request);
    if (!served) return sendUnavailable(reply, NOT_SERVED);
    await served.operations.ready();
    const text = JSON.stringify({ operations: served.operations.set.list().map(describe) });
    void reply.header('cache-control', 'no-cache');
    return sendTagged(request, reply, { text, contentType: TYPE });
  });
}

function describe(operation: NamedOperation): object {
  const { name, title, description, theme, picture, list, text, hash, variables } = operation;
  const { isOfDeployment = false } = operation;
  return {
    name,
    kind: operation.operation.operation,
    ...{ title, description, theme, picture, list },
    isOfDeployment,
    hasPages: operation.connection !== null,
    id: `sha256:${hash}`,
    text,
    variables: variables.map(({ type, ...variable }) => ({ ...variable, type: String(type) })),
  };
}
