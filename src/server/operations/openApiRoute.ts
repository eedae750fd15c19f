import type { FastifyInstance, FastifyRequest } from 'fastify';
import { describeApi, type DescribedOperation } from '../../api/openApi.ts';
import type { OperationSet } from '../../operations/operationSet.ts';
import { sendUnavailable } from '../httpErrors.ts';
import { sendTagged } from '../sendTagged.ts';
import type { Served } from '../served.ts';
import type { ServedOperations } from './servedOperations.ts';

interface OpenApiParts {
  readonly served: (request: FastifyRequest) => Served | null;
  /** Whether who asks can say who that is. */
  readonly hasCredentials: boolean;
}

const TYPE = 'application/json; charset=utf-8';

/** `/openapi.json`: the URLs below `/api`, for generators of clients and other tools. */
export function addOpenApiRoute(app: FastifyInstance, parts: OpenApiParts): void {
  const written = new WeakMap<OperationSet, string>();
  const { hasCredentials } = parts;
  app.get('/openapi.json', async (request, reply) => {
    const served = parts.served(request);
    if (served === null) return sendUnavailable(reply, 'The graph is not being served now.');
    const { schema, set } = served.operations;
    const operations = describedIn(served.operations);
    const text =
      written.get(set) ?? JSON.stringify(describeApi({ schema, operations, hasCredentials }));
    written.set(set, text);
    void reply.header('cache-control', 'no-cache');
    return sendTagged(request, reply, { text, contentType: TYPE });
  });
}

function describedIn(operations: ServedOperations): readonly DescribedOperation[] {
  return operations.set.list().flatMap(({ name }) => {
    const prepared = operations.get(name);
    if (prepared === undefined) return [];
    const { operation, shape, paged } = prepared;
    return [{ operation, shape, hasAllPages: paged !== null }];
  });
}
