import {
  astFromValue,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  print,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
} from 'graphql';

interface LostDefault {
  /** `Input.field`, or `Type.field.argument`. */
  readonly path: string;
  readonly was: string;
  /** Whether a value must be given now, so that a query which gives none is valid no more. */
  readonly isRequired: boolean;
}

/**
 * Arguments and fields of inputs that have no default any more. graphql-js tells of none that makes them required, and
 * composing drops that of an input where one of its subgraphs does not repeat it.
 */
export function findLostDefaults(
  before: GraphQLSchema,
  after: GraphQLSchema,
): readonly LostDefault[] {
  const inputs = new Map(inputsOf(after));
  return inputsOf(before).flatMap(([path, { defaultValue, type }]) => {
    const now = inputs.get(path);
    if (defaultValue === undefined || now === undefined || now.defaultValue !== undefined)
      return [];
    const value = astFromValue(defaultValue, type);
    return [{ path, was: value ? print(value) : '', isRequired: isNonNullType(now.type) }];
  });
}

type NamedInput = readonly [path: string, input: GraphQLArgument | GraphQLInputField];

function inputsOf(schema: GraphQLSchema): readonly NamedInput[] {
  return Object.values(schema.getTypeMap()).flatMap((type): readonly NamedInput[] => {
    if (isInputObjectType(type)) {
      return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field]);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) =>
      args.map((argument): NamedInput => [`${type.name}.${name}.${argument.name}`, argument]),
    );
  });
}
