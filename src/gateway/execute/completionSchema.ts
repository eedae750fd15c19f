import {
  buildSchema,
  extendSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type GraphQLSchema,
} from 'graphql';
import { isDataObject } from './fieldFailure.ts';

/** The schema that answers are completed by. @param sdl - what clients are shown */
export function completionSchema(sdl: string): GraphQLSchema {
  const schema = withTypeOfEachInterface(
    buildSchema(sdl, { assumeValidSDL: true, noLocation: true }),
  );
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    // What is no object has no fields, which is not the same as fields that are null.
    type.isTypeOf = isDataObject;
  }
  return schema;
}

/**
 * An interface that every subgraph knows as an object only has no type to complete its values as, and gets one.
 */
function withTypeOfEachInterface(schema: GraphQLSchema): GraphQLSchema {
  const bare = Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .filter((type) => schema.getPossibleTypes(type).length === 0)
    .flatMap(({ astNode }) => astNode ?? []);
  if (bare.length === 0) return schema;
  return extendSchema(
    schema,
    {
      kind: Kind.DOCUMENT,
      definitions: bare.map((node) => ({
        ...node,
        kind: Kind.OBJECT_TYPE_DEFINITION,
        name: { kind: Kind.NAME, value: `${node.name.value}_Any` },
        interfaces: [
          ...(node.interfaces ?? []),
          { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: node.name.value } },
        ],
      })),
    },
    { assumeValidSDL: true },
  );
}
