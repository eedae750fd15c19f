import {
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Supergraph } from '../supergraph.ts';
import { isDataObject } from './fieldFailure.ts';

/** What subgraphs may answer and clients are not to see: null to them, and named to nobody. */
export interface Hidden {
  readonly isEmpty: boolean;
  /** The same without objects of hidden types and hidden values of enums. */
  withoutHidden(value: unknown, type: GraphQLOutputType): unknown;
}

export function findHidden({ schema, planning }: Pick<Supergraph, 'schema' | 'planning'>): Hidden {
  const types = hiddenTypes(planning.schema, schema);
  const values = hiddenValues(planning.schema, schema);
  const without = (value: unknown, hiddenHere: ReadonlySet<unknown> | undefined): unknown => {
    if (Array.isArray(value)) return value.map((element) => without(element, hiddenHere));
    const isHidden = isDataObject(value)
      ? types.has(value['__typename'])
      : hiddenHere?.has(value) === true;
    return isHidden ? null : value;
  };
  return {
    isEmpty: types.size === 0 && values.size === 0,
    withoutHidden: (value, type) => without(value, values.get(getNamedType(type).name)),
  };
}

function hiddenTypes(whole: GraphQLSchema, shown: GraphQLSchema): ReadonlySet<unknown> {
  return new Set(
    Object.values(whole.getTypeMap())
      .filter((type) => isObjectType(type) && shown.getType(type.name) === undefined)
      .map(({ name }) => name),
  );
}

/** By enum. */
function hiddenValues(
  whole: GraphQLSchema,
  shown: GraphQLSchema,
): ReadonlyMap<string, ReadonlySet<unknown>> {
  return new Map(
    Object.values(whole.getTypeMap()).flatMap((type) => {
      const known = shown.getType(type.name);
      if (!isEnumType(type) || !isEnumType(known)) return [];
      const hidden = type.getValues().filter(({ name }) => known.getValue(name) === undefined);
      return hidden.length === 0 ? [] : [[type.name, new Set(hidden.map(({ name }) => name))]];
    }),
  );
}
