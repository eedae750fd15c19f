import {
  astFromValue,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** All that a schema is to its clients but for descriptions, a line for each part of it; the same for the same in any order. */
export function schemaLines(schema: GraphQLSchema): readonly string[] {
  const all = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const roots = all.map((type) => type?.name ?? 'none');
  const types = Object.values(schema.getTypeMap()).flatMap((type) =>
    isIntrospectionType(type) ? [] : typeLines(type),
  );
  return [
    `schema ${roots.join(' ')}`,
    ...[...types, ...schema.getDirectives().map(directiveLine)].sort(),
  ];
}

function typeLines(type: GraphQLNamedType): readonly string[] {
  const { name } = type;
  if (isScalarType(type)) return [`scalar ${name} ${type.specifiedByURL ?? ''}`];
  if (isUnionType(type)) return [`union ${name} = ${sortedNames(type.getTypes())}`];
  if (isEnumType(type)) return [`enum ${name}`, ...type.getValues().map(memberLine(name))];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => `${name}.${inputText(field)}`);
    return [`input ${name}${type.isOneOf ? ' @oneOf' : ''}`, ...fields];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const kind = isObjectType(type) ? 'type' : 'interface';
  const fields = Object.values(type.getFields()).map((field) => `${name}.${fieldText(field)}`);
  return [`${kind} ${name} implements ${sortedNames(type.getInterfaces())}`, ...fields];
}

function fieldText(field: GraphQLField<unknown, unknown>): string {
  const { name, type, args } = field;
  return `${name}(${args.map(inputText).sort().join()}): ${String(type)}${deprecation(field)}`;
}

interface Input {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly defaultValue?: unknown;
  readonly deprecationReason?: string | null | undefined;
}

function inputText(input: Input): string {
  const { name, type, defaultValue } = input;
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return `${name}: ${String(type)}${value ? ` = ${print(value)}` : ''}${deprecation(input)}`;
}

function memberLine(type: string) {
  return (member: Pick<Input, 'name' | 'deprecationReason'>) =>
    `${type}.${member.name}${deprecation(member)}`;
}

function directiveLine({ name, args, locations, isRepeatable }: GraphQLDirective): string {
  const given = args.map(inputText).sort().join();
  return `directive @${name}(${given})${isRepeatable ? ' repeatable' : ''} on ${[...locations].sort().join(' | ')}`;
}

function deprecation({ deprecationReason }: Pick<Input, 'deprecationReason'>): string {
  return deprecationReason == null
    ? ''
    : ` @deprecated(reason: ${JSON.stringify(deprecationReason)})`;
}

function sortedNames(types: readonly GraphQLNamedType[]): string {
  return types
    .map(({ name }) => name)
    .sort()
    .join(' & ');
}
