import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
  print,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** How many of each list of others are shown. */
const FEW = 5;
const NAMES = ['name', 'title', 'label', 'shortName'] as const;

/** The query behind an entity's page: its facts, its sources, and the first few of all it leads to. */
export function entityQuery(schema: GraphQLSchema, type: string, id: string): string {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`Expected a type of the graph, got ${type}.`);
  const fields = Object.values(object.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !field.deprecationReason)
    .map((field) => select(schema, field))
    .filter((text) => text !== null);
  return print(
    parse(`query About${type} {
      node(id: ${JSON.stringify(id)}) { __typename ... on ${type} { ${fields.join(' ')} } }
    }`),
  ).concat('\n');
}

function select(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string | null {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (isConnection(type)) {
    const nodes = getNamedType(type.getFields()['nodes']?.type);
    if (!nodes || !field.args.some(({ name }) => name === 'first')) return null;
    const counts = ['totalCount', 'totalCountIsExact'].filter((name) => type.getFields()[name]);
    return `${field.name}(first: ${FEW}) { ${counts.join(' ')} nodes { ${identify(schema, nodes)} } }`;
  }
  if (isEntity(type)) return `${field.name} { ${identify(schema, type)} }`;
  if (!isObjectType(type)) return null;
  // Parts of the entity itself, such as its host or its sources: what they say, one level deep.
  const leaves = Object.values(type.getFields())
    .filter((part) => isLeafType(getNamedType(part.type)) && part.args.length === 0)
    .map(({ name }) => name);
  return leaves.length === 0 ? null : `${field.name} { ${leaves.join(' ')} }`;
}

/** What it is and what it is called, for any type that a field can lead to. */
function identify(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (isObjectType(type)) return ['__typename', ...idAndName(type)].join(' ');
  if (!isAbstractType(type)) return '__typename';
  const members = schema
    .getPossibleTypes(type)
    .map((member) => `... on ${member.name} { ${idAndName(member).join(' ')} }`);
  return ['__typename', ...members].join(' ');
}

function idAndName(type: GraphQLObjectType): readonly string[] {
  const fields = type.getFields();
  const name = NAMES.find((known) => fields[known]);
  const known = [fields['id'] && 'id', name].filter((field) => field !== undefined);
  return known.length === 0 ? ['__typename'] : known;
}

function isConnection(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

function isEntity(type: GraphQLNamedType): boolean {
  return isCompositeType(type) && 'getFields' in type && type.getFields()['id'] !== undefined;
}

/** The query that finds entities by words; names of all types come in one field. */
export function searchQuery(schema: GraphQLSchema): string | null {
  const node = schema.getType('Node');
  if (!schema.getQueryType()?.getFields()['search'] || !node) return null;
  return print(
    parse(`query Search($text: String!, $first: Int!) {
      search(text: $text, first: $first) {
        totalCount
        totalCountIsExact
        correctedText
        edges { node { id ${identifyByAlias(schema, node)} } }
      }
    }`),
  );
}

/** Different types call their name differently, and one of them may be null where another's is not. */
function identifyByAlias(schema: GraphQLSchema, node: GraphQLNamedType): string {
  const types = isAbstractType(node) ? schema.getPossibleTypes(node) : [];
  const named = types.flatMap((type) => {
    const name = NAMES.find((known) => type.getFields()[known]);
    return name === undefined ? [] : [`... on ${type.name} { ${name} }`];
  });
  return ['__typename', ...named].join(' ');
}

/** Whether a field of an entity is a list of others with pages. */
export function isPagedField(schema: GraphQLSchema, type: string, field: string): boolean {
  const object = schema.getType(type);
  const found = isObjectType(object) ? object.getFields()[field] : undefined;
  return found !== undefined && isConnection(getNamedType(found.type));
}

/** The whole of one list that an entity leads to, as a query. */
export function connectionQuery(
  schema: GraphQLSchema,
  { type, id, field }: { readonly type: string; readonly id: string; readonly field: string },
): string {
  const object = schema.getType(type);
  const connection = isObjectType(object) && getNamedType(object.getFields()[field]?.type);
  const listed =
    connection && isObjectType(connection)
      ? getNamedType(connection.getFields()['nodes']?.type)
      : undefined;
  const leaves = isObjectType(listed)
    ? plainFields(listed)
    : listed
      ? [identify(schema, listed)]
      : [];
  return print(
    parse(`query ${type}${field.charAt(0).toUpperCase()}${field.slice(1)} {
      node(id: ${JSON.stringify(id)}) { ... on ${type} { ${field}(first: 100) {
        nodes { ${leaves.join(' ')} } pageInfo { hasNextPage endCursor } } } }
    }`),
  ).concat('\n');
}

function plainFields(type: GraphQLObjectType): readonly string[] {
  return Object.values(type.getFields())
    .filter(({ args }) => args.length === 0)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .filter((field) => !isListType(getNullableType(field.type)) || field.name !== 'formerNames')
    .map(({ name }) => name);
}
