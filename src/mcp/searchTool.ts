import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { answerTool } from './answerTool.ts';
import { inputOf, type Tool } from './tool.ts';

/** What an entity is called, in this order. */
const NAMES = ['name', 'title', 'label'];
/** Whether it still is: who is closed should not be named as who helps. */
const STANDING = ['status', 'statusAsOf'];
const DEFAULT_HITS = 10;
const MAX_HITS = 50;

/** Null where the graph has no search. */
export function searchTool(schema: GraphQLSchema): Tool | null {
  const search = schema.getQueryType()?.getFields()['search'];
  const query = search && queryOf(schema, search);
  if (!search || !query) return null;
  const serving = servingOf(schema);
  const types = search.args.find(({ name }) => name === 'types');
  const named = types && getNamedType(types.type);
  const values = isEnumType(named) ? named.getValues().map(({ name }) => name) : [];
  return {
    name: 'search_network',
    title: 'Search by words',
    description:
      'Finds entities of the network by words: names, abbreviations, topics, places; typing errors are forgiven. Gives id, type, name, status where it has one, and summary of each hit, best first. Ids are what other tools take.' +
      (serving === null ? '' : ' A ZIP code is answered with who serves it, or why nobody does.'),
    inputSchema: inputOf(
      {
        text: { type: 'string', description: 'What to look for, at most 200 characters.' },
        ...(values.length > 0 && {
          types: {
            type: 'array',
            items: { type: 'string', enum: values },
            description: 'Only entities of these types.',
          },
        }),
        first: {
          type: 'integer',
          minimum: 1,
          maximum: MAX_HITS,
          default: DEFAULT_HITS,
          description: 'How many hits.',
        },
      },
      ['text'],
    ),
    call: async (access, { first = DEFAULT_HITS, ...given }, maxTokens) => {
      const isServed = serving !== null && isZip(given['text']);
      const asked = isServed ? query.replace(/\}\s*$/, `${serving} }`) : query;
      const variables = { first, ...given };
      return answerTool(access, { query: asked, variables, more: MORE }, maxTokens);
    },
  };
}

const MORE = 'Search with a smaller "first", for fewer types, or with more words.';

/** Null where it is another field than a search of entities. */
function queryOf(schema: GraphQLSchema, search: GraphQLField<unknown, unknown>): string | null {
  const connection = getNamedType(search.type);
  const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
  const node = nodes && getNamedType(nodes.type);
  const isText = search.args.some(({ name }) => name === 'text');
  if (!isObjectType(connection) || !isAbstractType(node) || !isText) return null;
  const types = search.args.find(({ name }) => name === 'types');
  const declared = types === undefined ? '' : `, $types: ${String(types.type)}`;
  const given = types === undefined ? '' : ', types: $types';
  const also = ['totalCount', 'correctedText'].filter((name) => name in connection.getFields());
  // Two types that differ in whether a field can be null cannot be asked for it by one name.
  const asked = new Map<string, string>();
  const fragments = schema
    .getPossibleTypes(node)
    .map((type) => `... on ${type.name} { ${fieldsOf(type, asked)} }`);
  return `query SearchNetwork($text: String!${declared}, $first: Int) {
    search(text: $text${given}, first: $first) { ${also.join(' ')} nodes { ${fragments.join(' ')} } }
  }`;
}

function isZip(text: unknown): boolean {
  return typeof text === 'string' && /^\s*\d{5}(-\d{4})?\s*$/.test(text);
}

/** Who serves the ZIP code that is searched for; null in a graph that does not know. */
function servingOf(schema: GraphQLSchema): string | null {
  const field = schema.getQueryType()?.getFields()['servingCenters'];
  const type = field && getNamedType(field.type);
  if (!isObjectType(type) || !field?.args.some(({ name }) => name === 'zip')) return null;
  const leaves = Object.values(type.getFields()).filter((leaf) =>
    isLeafType(getNamedType(leaf.type)),
  );
  const { center: about } = type.getFields();
  const center = about && getNamedType(about.type);
  const asked = new Map<string, string>();
  const named = isObjectType(center) ? `center { ${fieldsOf(center, asked)} }` : '';
  return `servingCenters(zip: $text) { ${leaves.map(({ name }) => name).join(' ')} ${named} }`;
}

/** @param asked - types of fields, by the name they are asked by */
function fieldsOf(type: GraphQLObjectType, asked: Map<string, string>): string {
  const fields = type.getFields();
  const isPlain = (name: string): boolean => {
    const field = fields[name];
    return field?.args.length === 0 && isLeafType(getNamedType(field.type));
  };
  const wanted = ['id', NAMES.find(isPlain) ?? 'name', ...STANDING, 'summary'].filter(isPlain);
  const written = wanted.map((name) => {
    const itsType = String(fields[name]?.type);
    const isSame = (asked.get(name) ?? itsType) === itsType;
    if (isSame) asked.set(name, itsType);
    return isSame ? name : `${name}Of${type.name}: ${name}`;
  });
  return ['__typename', ...written].join(' ');
}
