import type { IResolvers } from '@graphql-tools/utils';
import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';
import { GraphQLDateTime, GraphQLSafeInt } from 'graphql-scalars';
import { resolvers } from '../../resolvers/index.ts';
import type { DomainName } from '../collections/index.ts';
import { typeOfId } from '../ids.ts';
import type { CrossTabArgs, Edge, FacetArgs, Page } from '../paging.ts';

type TypeResolvers = Record<string, unknown>;

/** The resolvers of some domains, and those that follow from the schema's conventions. */
export function assembleResolvers(
  schema: GraphQLSchema,
  domains: readonly DomainName[],
): IResolvers {
  const assembled: Record<string, unknown> = conventionalResolvers(schema);
  for (const domain of domains) {
    for (const [type, fields] of Object.entries(resolvers[domain])) {
      assembled[type] = { ...(assembled[type] as TypeResolvers | undefined), ...fields };
    }
  }
  // Each domain's resolvers were checked against its own generated types.
  return assembled as IResolvers;
}

function conventionalResolvers(schema: GraphQLSchema): Record<string, TypeResolvers> {
  const assembled: Record<string, TypeResolvers> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) {
      assembled[type.name] = { __resolveType: ({ _id }: { _id: string }) => typeOfId(_id) };
    } else if (type.name.endsWith('Connection') && isObjectType(type)) {
      assembled[type.name] = pick(connectionResolvers, Object.keys(type.getFields()));
    } else if (type.name.endsWith('Edge')) assembled[type.name] = edgeResolvers;
    else if (isEntityType(type.name, schema)) {
      assembled[type.name] = { id: ({ _id }: { _id: string }) => _id };
    }
  }
  const scalars = { DateTime: GraphQLDateTime, SafeInt: GraphQLSafeInt };
  for (const [name, scalar] of Object.entries(scalars)) {
    if (schema.getType(name) !== undefined) assembled[name] = scalar as unknown as TypeResolvers;
  }
  return assembled;
}

function pick(resolvers: TypeResolvers, names: readonly string[]): TypeResolvers {
  return Object.fromEntries(Object.entries(resolvers).filter(([name]) => names.includes(name)));
}

const connectionResolvers = {
  nodes: (page: Page<unknown>) => page.nodes(),
  edges: (page: Page<unknown>) => page.edges(),
  pageInfo: (page: Page<unknown>) => page.pageInfo(),
  facets: (page: Page<unknown>, args: FacetArgs) => page.facets(args),
  crossTab: (page: Page<unknown>, args: CrossTabArgs) => page.crossTab(args),
  totalCount: async (page: Page<unknown>) => (await page.count()).value,
  totalCountIsExact: async (page: Page<unknown>) => (await page.count()).isExact,
};

const edgeResolvers = {
  cursor: (edge: Edge<unknown>) => edge.cursor(),
};

/** Whatever has a global id is an entity. */
function isEntityType(name: string, schema: GraphQLSchema): boolean {
  const type = schema.getType(name);
  return isObjectType(type) && 'id' in type.getFields();
}
