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
const FEW = 8;
/** What a place in a list tells beside who stands there, where it does: why it is related, how far away it is. */
const OF_PLACES = ['reason', 'distanceMiles'] as const;
/** What types call their name, the best first. */
export const NAMES = ['name', 'title', 'label', 'shortName'] as const;

/** Its versions, the newest first. */
const HISTORY = `history(first: 20) {
  totalCount
  totalCountIsExact
  nodes { version kind at owner { __typename id } source { url note } fields { field from to } }
}`;

function isHistory({ name, type }: GraphQLField<unknown, unknown>): boolean {
  return name === 'history' && getNamedType(type).name === 'RevisionConnection';
}

/** The query behind an entity's page: its facts, its sources, and the first few of all it leads to. */
export function entityQuery(schema: GraphQLSchema, type: string): string {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`Expected a type of the graph, got ${type}.`);
  const fields = Object.values(object.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !field.deprecationReason)
    .map((field) => (isHistory(field) ? HISTORY : select(schema, field)))
    .filter((text) => text !== null);
  return print(
    parse(`query About${type}($id: ID!) {
      node(id: $id) { __typename ... on ${type} { ${fields.join(' ')} } }
    }`),
  ).concat('\n');
}

/** What is told of a field; null where that is nothing. */
export function select(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
): string | null {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (isConnection(type)) {
    const nodes = getNamedType(type.getFields()['nodes']?.type);
    if (!nodes || !field.args.some(({ name }) => name === 'first')) return null;
    const counts = ['totalCount', 'totalCountIsExact'].filter((name) => type.getFields()[name]);
    return `${field.name}(first: ${FEW}) { ${counts.join(' ')} ${listed(schema, type, nodes)} }`;
  }
  if (isEntity(type)) return `${field.name} { ${identify(schema, type)} }`;
  if (!isObjectType(type)) return null;
  // Parts of the entity itself, such as its host or its sources: what they say, one level deep.
  const leaves = Object.values(type.getFields())
    .filter((part) => isLeafType(getNamedType(part.type)) && part.args.length === 0)
    .map(({ name }) => name);
  return leaves.length === 0 ? null : `${field.name} { ${leaves.join(' ')} }`;
}

/** Who stands in a list; with what their places tell, where they tell something. */
function listed(
  schema: GraphQLSchema,
  connection: GraphQLObjectType,
  nodes: GraphQLNamedType,
): string {
  const told = toldOfPlaces(connection);
  const node = identify(schema, nodes, true);
  return told.length === 0 ? `nodes { ${node} }` : `edges { ${told.join(' ')} node { ${node} } }`;
}

function toldOfPlaces(connection: GraphQLObjectType): readonly string[] {
  const edge = getNamedType(connection.getFields()['edges']?.type);
  return OF_PLACES.filter((name) => isObjectType(edge) && edge.getFields()[name]);
}

/** What it is and what it is called, for any type that a field can lead to. */
function identify(schema: GraphQLSchema, type: GraphQLNamedType, isLinked = false): string {
  const tell = (object: GraphQLObjectType): readonly string[] => [
    ...idAndName(object),
    ...(isLinked ? linksOf(object) : []),
  ];
  if (isObjectType(type)) return ['__typename', ...tell(type)].join(' ');
  if (!isAbstractType(type)) return '__typename';
  const members = schema
    .getPossibleTypes(type)
    .map((member) => `... on ${member.name} { ${tell(member).join(' ')} }`);
  return ['__typename', ...members].join(' ');
}

/** Whom it leads to alone, so that what is near to something is seen to hang together. */
function linksOf(type: GraphQLObjectType): readonly string[] {
  return Object.values(type.getFields())
    .filter(({ args, deprecationReason }) => args.length === 0 && !deprecationReason)
    .filter((field) => isObjectType(getNullableType(field.type)))
    .filter((field) => isEntity(getNamedType(field.type)))
    .map(({ name }) => `${name} { __typename id }`);
}

function idAndName(type: GraphQLObjectType): readonly string[] {
  const fields = type.getFields();
  const name = NAMES.find((known) => fields[known]) ?? (fields['year'] && yearsOf(type));
  const known = [fields['id'] && 'id', name].filter((field) => field !== undefined);
  return known.length === 0 ? ['__typename'] : known;
}

/** A report of several years is not of the last of them alone; an award is no rule. */
function yearsOf(type: GraphQLObjectType): string {
  const fields = type.getFields();
  const kind = fields['kind'] ? ' kind' : '';
  return fields['period'] ? `year period { startYear endYear }${kind}` : `year${kind}`;
}

/** Whether a field of this type is a list with pages. */
export function isConnection(type: GraphQLNamedType): type is GraphQLObjectType {
  return isObjectType(type) && type.name.endsWith('Connection');
}

/** Whether a field of this type leads to something with a page of its own. */
export function isEntity(type: GraphQLNamedType): boolean {
  return isCompositeType(type) && 'getFields' in type && type.getFields()['id'] !== undefined;
}

/** The query that finds entities by words; names of all types come in one field. */
export function searchQuery(schema: GraphQLSchema): string | null {
  const node = schema.getType('Node');
  const search = schema.getQueryType()?.getFields()['search'];
  if (!search || !node) return null;
  const left = hasField(getNamedType(search.type), 'wordsLeftOut') ? 'wordsLeftOut' : '';
  const named = hasField(schema.getType('SearchEdge'), 'name')
    ? 'name node { id __typename }'
    : `node { id ${identifyByAlias(schema, node)} }`;
  return print(
    parse(`query Search($text: String!, $first: Int!) {
      search(text: $text, first: $first) {
        totalCount
        totalCountIsExact
        correctedText
        ${left}
        edges { ${named} }
      }
    }`),
  );
}

function hasField(type: GraphQLNamedType | undefined, name: string): boolean {
  return isObjectType(type) && type.getFields()[name] !== undefined;
}

/** Different types call their name differently: in one column where none of them may be null. */
function identifyByAlias(schema: GraphQLSchema, node: GraphQLNamedType): string {
  const types = isAbstractType(node) ? schema.getPossibleTypes(node) : [];
  const named = types.flatMap((type) => {
    const field = [...NAMES, 'year']
      .map((known) => type.getFields()[known])
      .find((known) => known !== undefined);
    if (field === undefined) return [];
    const isText = String(field.type) === 'String!' && field.name !== 'name';
    return [`... on ${type.name} { ${isText ? 'name: ' : ''}${field.name} }`];
  });
  return ['__typename', ...named].join(' ');
}

/** Whether a field of an entity is a list of others with pages. */
export function isPagedField(schema: GraphQLSchema, type: string, field: string): boolean {
  const object = schema.getType(type);
  const found = isObjectType(object) ? object.getFields()[field] : undefined;
  return found !== undefined && isConnection(getNamedType(found.type));
}

/** The whole of one list that an entity leads to, as a query, and where the list is in its answer. */
export function connectionQuery(
  schema: GraphQLSchema,
  { type, field }: { readonly type: string; readonly field: string },
): { readonly query: string; readonly list: string } {
  const object = schema.getType(type);
  const connection = isObjectType(object) && getNamedType(object.getFields()[field]?.type);
  const isKnown = connection && isObjectType(connection);
  const listed = isKnown ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  const leaves = isObjectType(listed)
    ? plainFields(listed)
    : listed
      ? [identify(schema, listed)]
      : [];
  const told = isKnown ? toldOfPlaces(connection) : [];
  const [name, rows] =
    told.length === 0
      ? ['nodes', leaves.join(' ')]
      : ['edges', `${told.join(' ')} node { ${leaves.join(' ')} }`];
  const query = print(
    parse(`query ${type}${field.charAt(0).toUpperCase()}${field.slice(1)}($id: ID!) {
      node(id: $id) { ... on ${type} { ${field}(first: 100) {
        ${name} { ${rows} } pageInfo { hasNextPage endCursor } } } }
    }`),
  );
  return { query: `${query}\n`, list: `node.${field}.${name}` };
}

function plainFields(type: GraphQLObjectType): readonly string[] {
  return Object.values(type.getFields())
    .filter(({ args }) => args.length === 0)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .filter((field) => !isListType(getNullableType(field.type)) || field.name !== 'formerNames')
    .map(({ name }) => name);
}
