import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DescribedOperation } from '../../api/openApi.ts';
import type { OperationSet } from '../../operations/operationSet.ts';
import { NOT_SERVED, sendUnavailable } from '../httpErrors.ts';
import { sendTagged } from '../sendTagged.ts';
import type { Served } from '../served.ts';
import type { ServedOperations } from './servedOperations.ts';

export interface OpenApiParts {
  /** Null, or undefined, while there is nothing to ask. */
  readonly served: (request: FastifyRequest) => Served | null | undefined;
  /** Whether who asks can say who that is. */
  readonly hasCredentials: boolean;
}

const TYPE = 'application/json; charset=utf-8';

/** `/openapi.json`: the URLs below `/api`, for generators of clients and other tools. */
export function addOpenApiRoute(app: FastifyInstance, parts: OpenApiParts): void {
  const written = new WeakMap<OperationSet, Map<string, string>>();
  const { hasCredentials } = parts;
  app.get('/openapi.json', async (request, reply) => {
    const served = parts.served(request);
    if (!served) return sendUnavailable(reply, NOT_SERVED);
    await served.operations.ready();
    const { schema, set } = served.operations;
    const texts = written.get(set) ?? new Map<string, string>();
    // Under the name of a contract, all its URLs are.
    const [base = ''] = request.url.split('/openapi.json', 1);
    const operations = describedIn(served.operations);
    // Loaded only here: most servers are never asked for it.
    const { describeApi } = await import('../../api/openApi.ts');
    const text =
      texts.get(base) ?? JSON.stringify(describeApi({ schema, operations, hasCredentials, base }));
    written.set(set, texts.set(base, text));
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
