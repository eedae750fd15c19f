import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Context } from '../context.ts';
import type { OwnedEntity } from './entities.ts';
import { canReturnEntities, hydrate } from './hydrate.ts';

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** The resolvers as they were written, of fields where graphql-js has others; undefined for the default. */
export type WrittenResolvers = ReadonlyMap<GraphQLField<unknown, unknown>, Resolver | undefined>;

/**
 * Fits the resolvers of a schema to graphql-js: what stands for an entity is loaded before the fields
 * below see it, and all objects of a list are promised. Gives those that it replaced.
 */
export function adaptResolvers(
  schema: GraphQLSchema,
  entities: ReadonlyMap<string, OwnedEntity>,
): WrittenResolvers {
  const written = new Map<GraphQLField<unknown, unknown>, Resolver | undefined>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const refers = canReturnEntities(schema, getNamedType(field.type).name, entities);
      const isList = isListOfObjects(field.type);
      if (!refers && !isList) continue;
      written.set(field, field.resolve);
      let resolve: Resolver = field.resolve ?? defaultFieldResolver;
      if (refers) resolve = hydrating(resolve, entities);
      if (isList) resolve = promisingItems(resolve);
      field.resolve = resolve;
    }
  }
  return written;
}

function hydrating(resolve: Resolver, entities: ReadonlyMap<string, OwnedEntity>): Resolver {
  return (parent, args, context, info) =>
    hydrate(resolve(parent, args, context, info), context, info, entities);
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}

/**
 * Where some objects of a list take waiting and a later one fails at once, graphql-js (16.15) gives up
 * the list and handles no more what becomes of the earlier ones: a failure of theirs would be a fault of
 * the process. No promised object fails at once.
 */
function promisingItems(resolve: Resolver): Resolver {
  return (parent, args, context, info) => promiseItems(resolve(parent, args, context, info));
}

function promiseItems(value: unknown): unknown {
  if (value instanceof Promise) return value.then(promiseItems);
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => (item instanceof Promise ? item : Promise.resolve(item)));
}
