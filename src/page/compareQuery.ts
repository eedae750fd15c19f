import {
  getNamedType,
  getNullableType,
  isAbstractType,
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
import { isConnection, isEntity, NAMES, select } from './entityQuery.ts';

/** What always differs, and says nothing of what it is. */
const NO_FACTS: ReadonlySet<string> = new Set(['id', 'slug', 'updatedAt', 'sources']);

/** By so many of each list two are compared. */
const COMPARED = 30;

/** Two of a kind, `$a` and `$b`, as a query: their facts, and to whom each leads. */
export function compareQuery(schema: GraphQLSchema, type: string): string {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`Expected a type of the graph, got ${type}.`);
  const fields = Object.values(object.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !field.deprecationReason)
    .filter(({ name }) => !NO_FACTS.has(name))
    .map((field) => summarize(schema, field))
    .filter((text) => text !== null);
  const aliases = ['a', 'b'].map(
    (alias) => `${alias}: node(id: $${alias}) { ... on ${type} { ${fields.join(' ')} } }`,
  );
  const name = `CompareTwo${type.replace(/y$/, 'ie')}s`;
  return print(parse(`query ${name}($a: ID!, $b: ID!) { ${aliases.join(' ')} }`)).concat('\n');
}

function summarize(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string | null {
  const type = getNamedType(field.type);
  if (isConnection(type)) return summarizeList(schema, field.name, type);
  if (isEntity(type)) {
    const name = isObjectType(type) && NAMES.find((known) => type.getFields()[known]);
    return name ? `${field.name} { ${name} }` : null;
  }
  if (field.name === 'identifiers') return `${field.name} { scheme value }`;
  // Of lists of parts, such as notes, only the whole says something.
  return isListType(getNullableType(field.type)) && !isLeafType(type)
    ? null
    : select(schema, field);
}

/** Who stands in a list, by names; how many, where its elements have none. */
function summarizeList(
  schema: GraphQLSchema,
  field: string,
  type: GraphQLObjectType,
): string | null {
  const nodes = getNamedType(type.getFields()['nodes']?.type);
  const named = nodes === undefined ? '' : namesOf(schema, nodes);
  if (!type.getFields()['totalCount']) return null;
  return named === ''
    ? `${field} { totalCount }`
    : `${field}(first: ${COMPARED}) { totalCount nodes { ${named} } }`;
}

/** Each type calls its name differently; an answer has room for one of them. */
function namesOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  const nameOf = (object: GraphQLObjectType) => NAMES.find((known) => object.getFields()[known]);
  if (isObjectType(type)) return nameOf(type) ?? '';
  if (!isAbstractType(type)) return '';
  return schema
    .getPossibleTypes(type)
    .flatMap((member) => {
      const name = nameOf(member);
      return name === undefined ? [] : [`... on ${member.name} { ${name} }`];
    })
    .join(' ');
}
