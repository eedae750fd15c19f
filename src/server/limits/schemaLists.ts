import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLSchema,
} from 'graphql';

/** How long the lists are in which a schema tells of itself: exact in one pass over all of it, an average elsewhere. */
export interface SchemaLists {
  /** By type and field, such as `__Type.fields`. */
  readonly lengths: ReadonlyMap<string, number>;
  /** Elements of all of them, which is what a whole introspection has. */
  readonly total: number;
}

const known = new WeakMap<GraphQLSchema, SchemaLists>();

export function schemaListsOf(schema: GraphQLSchema): SchemaLists {
  let lists = known.get(schema);
  if (lists === undefined) {
    lists = measure(schema);
    known.set(schema, lists);
  }
  return lists;
}

function measure(schema: GraphQLSchema): SchemaLists {
  const types = Object.values(schema.getTypeMap());
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = composite.flatMap((type) => Object.values(type.getFields()));
  const abstract = types.filter((type) => isInterfaceType(type) || isUnionType(type));
  const inputs = types.filter(isInputObjectType);
  const directives = schema.getDirectives();
  const counts = {
    fields: fields.length,
    args: sum(fields, ({ args }) => args.length),
    interfaces: sum(composite, (type) => type.getInterfaces().length),
    possibleTypes: sum(abstract, (type) => schema.getPossibleTypes(type).length),
    enumValues: sum(types.filter(isEnumType), (type) => type.getValues().length),
    inputFields: sum(inputs, (type) => Object.keys(type.getFields()).length),
    directiveArgs: sum(directives, ({ args }) => args.length),
    locations: sum(directives, ({ locations }) => locations.length),
  };
  const ofEach = (count: number, owners: number) => (owners === 0 ? 0 : count / owners);
  const ofType = (
    ['fields', 'interfaces', 'possibleTypes', 'enumValues', 'inputFields'] as const
  ).map((name): [string, number] => [`__Type.${name}`, ofEach(counts[name], types.length)]);
  return {
    lengths: new Map([
      ...ofType,
      ['__Schema.types', types.length],
      ['__Schema.directives', directives.length],
      ['__Field.args', ofEach(counts.args, counts.fields)],
      ['__Directive.args', ofEach(counts.directiveArgs, directives.length)],
      ['__Directive.locations', ofEach(counts.locations, directives.length)],
    ]),
    total: types.length + directives.length + sum(Object.values(counts), (count) => count),
  };
}

function sum<T>(list: readonly T[], of: (element: T) => number): number {
  return list.reduce((total, element) => total + of(element), 0);
}
