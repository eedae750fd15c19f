import {
  isAbstractType,
  isObjectType,
  isScalarType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import type { AssembledResolvers } from './assemble.ts';

/**
 * Gives a schema its resolvers and scalars.
 * @throws where they name a type or a field that the schema does not have.
 */
export function attachResolvers(schema: GraphQLSchema, resolvers: AssembledResolvers): void {
  for (const [typeName, own] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (isScalarType(own)) {
      if (!isScalarType(type)) throw unknown(typeName);
      const { serialize, parseValue, parseLiteral } = own;
      Object.assign(type, { serialize, parseValue, parseLiteral });
      continue;
    }
    for (const [name, resolver] of Object.entries(own)) {
      if (isAbstractType(type) && name === '__resolveType') {
        type.resolveType = resolver as GraphQLTypeResolver<unknown, unknown>;
        continue;
      }
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      if (field === undefined) throw unknown(`${typeName}.${name}`);
      // Each domain's resolvers were checked against its own generated types.
      field.resolve = resolver as GraphQLFieldResolver<unknown, unknown>;
    }
  }
}

function unknown(name: string): Error {
  return new Error(`Expected the schema to have ${name}, which has a resolver.`);
}
