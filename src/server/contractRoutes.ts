import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addBuiltPages, type BuiltPages } from './builtPages.ts';
import { addFeedRoute, type FeedParts } from './feed/feedRoute.ts';
import { addPublishRoute, type PublishRouteParts } from './publish/publishRoute.ts';
import { arrivalOf } from './front/arrival.ts';
import { addGraphqlRoute, DOCUMENT_ROUTE, type GraphqlParts } from './graphqlRoute.ts';
import { sendError, sendNothingHere, sendUnavailable } from './httpErrors.ts';
import { addMcpRoute, type McpRouteParts } from './mcpRoute.ts';
import { addApiRoute, type ApiParts } from './operations/apiRoute.ts';
import { addOperationsRoute } from './operations/listRoute.ts';
import { API_ROUTE } from './operations/apiUrl.ts';
import { addOpenApiRoute, type OpenApiParts } from './operations/openApiRoute.ts';
import { addTypesRoute, TYPES_ROUTE } from './operations/typesRoute.ts';
import { addSchemaRoutes, type SchemaParts } from './schemaRoutes.ts';
import { servedFor, type Served } from './served.ts';

interface ContractParts
  extends
    GraphqlParts,
    SchemaParts,
    Omit<McpRouteParts, 'limits'>,
    Omit<FeedParts, 'served'>,
    Omit<PublishRouteParts, 'served'>,
    ApiParts,
    Pick<OpenApiParts, 'hasCredentials'> {
  readonly current: () => Served | null;
  readonly pages: BuiltPages;
}

const NOT_MADE = 'This contract cannot be made of the graph at present.';
/** The same whether there is such a contract or not. */
const ANOTHER = {
  message: 'Expected the contract that the key is for, got the name of another; /graphql has it.',
  code: 'CONTRACT_NOT_ALLOWED',
};
const PREFIX = '/contracts/:contract';

/** `/contracts/<name>/graphql`, and beside it what else the graph has: schema, playground, data by URL, tools. */
export function addContractRoutes(app: FastifyInstance, parts: ContractParts): void {
  const served = (request: FastifyRequest): Served | null | undefined => {
    const current = parts.current();
    const { asker } = arrivalOf(request.raw);
    return current && servedFor(current, contractIn(request), asker);
  };
  void app.register(
    (contract, _options, done) => {
      contract.addHook('onRequest', async (request, reply) => {
        const found = served(request);
        if (found === undefined) {
          const { contract = null } = arrivalOf(request.raw).asker;
          return contract === null ? sendNothingHere(reply) : sendError(reply, 403, ANOTHER);
        }
        return found === null && parts.current() !== null
          ? sendUnavailable(reply, NOT_MADE)
          : undefined;
      });
      addGraphqlRoute(contract, { ...parts, served });
      addMcpRoute(contract, { ...parts, served });
      addSchemaRoutes(contract, { ...parts, served });
      addFeedRoute(contract, { ...parts, served });
      addPublishRoute(contract, { ...parts, served });
      addApiRoute(contract, { ...parts, served });
      addOperationsRoute(contract, served);
      addTypesRoute(contract, served);
      addOpenApiRoute(contract, { ...parts, served });
      addBuiltPages(contract, parts.pages);
      done();
    },
    { prefix: PREFIX },
  );
}

/** Routes whose last part is a name. */
const WITH_NAMES = [API_ROUTE, DOCUMENT_ROUTE, TYPES_ROUTE];

/** What a path can be asked by. */
export function methodsAt(app: FastifyInstance, path: string): readonly string[] {
  const url = patternOf(path);
  return METHODS.filter((method) => app.hasRoute({ method, url }));
}

/** What the files of a page can be asked by, whether there is one at the path or not. */
export function methodsOfFiles(app: FastifyInstance, path: string): readonly string[] {
  const [, contract = '', folder] = /^(\/contracts\/[^/]+)?(\/\w+\/)/.exec(path) ?? [];
  const url = `${contract === '' ? '' : PREFIX}${folder}*`;
  return METHODS.filter((method) => app.hasRoute({ method, url }));
}

const METHODS = ['GET', 'HEAD', 'POST', 'DELETE'];

/** The pattern of the route that a path belongs to. */
function patternOf(path: string): string {
  const inGraph = path.replace(/^\/contracts\/[^/]+/, '');
  const [, folder] = /^(\/\w+\/)[^/]+$/.exec(inGraph) ?? [];
  const pattern = WITH_NAMES.find((route) => route.split(':')[0] === folder) ?? inGraph;
  return (inGraph === path ? '' : PREFIX) + pattern;
}

function contractIn({ params }: FastifyRequest): string {
  // Every route here has it in its path.
  return (params as { readonly contract: string }).contract;
}
