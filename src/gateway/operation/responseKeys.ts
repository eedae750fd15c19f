import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  print,
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/**
 * Names fields in operations for the planner. A field without arguments goes by its name when first
 * asked for, so that what a client calls something else never stands where the planner, or a
 * subgraph's key, expects that name.
 */
export interface ResponseKeys {
  keyOf(field: GraphQLField<unknown, unknown>, node: FieldNode): string;
}

/** One for each operation; `schema` gives the numbers of the fields that may not share a name. */
export function createResponseKeys(schema: FieldTypes): ResponseKeys {
  const numbers = new Map<string, number>();
  const plain = new Map<string, string>();
  return {
    keyOf: (field, node) => {
      const conflict = schema.conflictOf(field);
      // Objects asked for twice are null apart: what fails in one is no fault of the other.
      const asked = isCompositeType(getNamedType(field.type))
        ? (node.alias ?? node.name).value
        : '';
      if (field.args.length === 0 && conflict === null) {
        const first = plain.get(field.name) ?? asked;
        plain.set(field.name, first);
        if (first === asked) return field.name;
      }
      const told = (node.arguments ?? []).map((argument) => print(argument)).sort();
      const call = `${field.name}(${told.join()})${conflict ?? ''} ${asked}`;
      const number = numbers.get(call) ?? numbers.size;
      numbers.set(call, number);
      return `${schema.prefix}${number}_${field.name}`;
    },
  };
}

/** What of a schema decides how its fields can be named. */
export interface FieldTypes {
  /** What tells this field from those of its name that have another type and can stand beside it; or null. */
  conflictOf(field: GraphQLField<unknown, unknown>): string | null;
  /** No field's name begins with it. */
  readonly prefix: string;
}

export function readFieldTypes(schema: GraphQLSchema): FieldTypes {
  const types = Object.values(schema.getTypeMap());
  const conflicting = new Set<string>();
  for (const type of types.filter(isAbstractType)) {
    const seen = new Map<string, string>();
    const beside = [...(isInterfaceType(type) ? [type] : []), ...schema.getPossibleTypes(type)];
    for (const field of beside.flatMap((member) => Object.values(member.getFields()))) {
      const known = seen.get(field.name) ?? shapeOf(field.type);
      if (known !== shapeOf(field.type)) conflicting.add(field.name);
      seen.set(field.name, known);
    }
  }
  const names = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.keys(type.getFields()));
  let prefix = 'q';
  while (names.some((name) => name.startsWith(prefix) && /^\d/.test(name.slice(prefix.length)))) {
    prefix += 'q';
  }
  return {
    conflictOf: ({ name, type }) => (conflicting.has(name) ? shapeOf(type) : null),
    prefix,
  };
}

/** Fields of one name in one object must agree in it; what is composite is merged whatever its type. */
function shapeOf(type: GraphQLOutputType): string {
  const name = getNamedType(type).name;
  return isCompositeType(getNamedType(type)) ? String(type).replace(name, '{}') : String(type);
}
