import { isAbstractType, isObjectType, type GraphQLScalarType, type GraphQLSchema } from 'graphql';
import { resolvers } from '../../resolvers/index.ts';
import type { DomainName } from '../collections/index.ts';
import { typeOfId } from '../ids.ts';
import type { CrossTabArgs, Edge, FacetArgs, Page } from '../paging/paging.ts';
import { scalars } from './scalars.ts';

type TypeResolvers = Record<string, unknown>;
/** By type; those of a type by field, and `__resolveType`. */
export type AssembledResolvers = Record<string, TypeResolvers | GraphQLScalarType>;

/** The resolvers of some domains, and those that follow from the schema's conventions. */
export function assembleResolvers(
  schema: GraphQLSchema,
  domains: readonly DomainName[],
): AssembledResolvers {
  const assembled = conventionalResolvers(schema);
  for (const domain of domains) {
    for (const [type, fields] of Object.entries(resolvers[domain])) {
      assembled[type] = { ...assembled[type], ...(fields as TypeResolvers) };
    }
  }
  const ownScalars = Object.entries(scalars).filter(([name]) => schema.getType(name) !== undefined);
  return { ...assembled, ...Object.fromEntries(ownScalars) };
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
