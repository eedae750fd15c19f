import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Shown } from '../identity/shown.ts';

/** What a schema has, and no more. */
export function shownBy(schema: GraphQLSchema): Shown {
  return {
    hasType: (name) => schema.getType(name) !== undefined,
    hasField: (name, field) => {
      const type = schema.getType(name);
      return (isObjectType(type) || isInterfaceType(type)) && field in type.getFields();
    },
  };
}
