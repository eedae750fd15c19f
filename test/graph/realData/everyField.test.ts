import { describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
} from 'graphql';
import { askOf, graphOf } from '../../support/graph.ts';
import { realDatabase } from '../../support/realData.ts';

const database = realDatabase();
const ask = askOf(database);
const { schema } = graphOf({ db: undefined as never });

describe('every field of every entity', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
  );

  /** The field with what makes its answer comparable: leaves, or the ids and counts behind it. */
  function selectionOf(type: GraphQLObjectType, name: string): string {
    const field = type.getFields()[name];
    if (field === undefined || field.args.some(isRequiredArgument)) return '';
    const result = getNamedType(field.type);
    if (isLeafType(result)) return name;
    // What is no entity has no id.
    if (name === 'history') return `${name} { totalCount nodes { version } }`;
    if (result.name.endsWith('Connection')) {
      return `${name} { totalCount nodes { __typename ... on Node { id } } }`;
    }
    if (!isCompositeType(result)) return '';
    if (isObjectType(result) && result.getFields()['id'] === undefined) {
      const leaves = Object.values(result.getFields()).filter(({ type: leaf }) =>
        isLeafType(getNamedType(leaf)),
      );
      return `${name} { ${leaves.map((leaf) => leaf.name).join(' ')} }`;
    }
    return `${name} { __typename ... on Node { id } }`;
  }

  it.each(types.map(({ name }) => name))(
    '%s: alone it is what it is beside all others',
    async (name) => {
      const type = schema.getType(name) as GraphQLObjectType;
      const ids = await database.db
        .collection<{ _id: string }>('entities')
        .find({ type: name })
        .project<{ _id: string }>({ _id: 1 })
        .limit(60)
        .toArray();
      expect(ids.length).toBeGreaterThan(0);
      const query = (selection: string): string =>
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} { ${selection} } } }`;
      const variables = { ids: ids.map(({ _id }) => _id) };
      const selections = Object.keys(type.getFields()).map((field) => ({
        field,
        selection: selectionOf(type, field),
      }));
      const whole = await ask(
        query(selections.map(({ selection }) => selection).join(' ')),
        variables,
      );
      expect(whole.errors).toBeUndefined();
      const all = whole.data?.['nodes'] as readonly Record<string, unknown>[];
      for (const { field, selection } of selections) {
        const alone = await ask(query(selection), variables);
        expect({
          field,
          nodes: (alone.data?.['nodes'] as typeof all).map((node) => node[field]),
        }).toEqual({
          field,
          nodes: all.map((node) => node[field]),
        });
        expect({ field, known: all.some((node) => node[field] !== undefined) }).toEqual({
          field,
          known: true,
        });
      }
    },
  );
});

describe('the number of database operations', () => {
  const fiveLevels = `query ($first: Int!) { centers(first: $first) { nodes {
    name
    state { name organizations(first: 3) { nodes { name } } }
    resources(first: 3) { nodes {
      title
      providers(first: 3) { nodes {
        ... on Agency { name parent { name agreements(first: 2) { nodes { title } } } }
      } }
    } }
  } } }`;

  it('of a five-level query is the same for 1 center and for 51', async () => {
    const one = await ask(fiveLevels, { first: 1 });
    const all = await ask(fiveLevels, { first: 51 });
    expect(all.errors).toBeUndefined();
    expect((all.data?.['centers'] as { nodes: unknown[] }).nodes).toHaveLength(51);
    expect(all.operations.toSorted()).toEqual([
      'find agencies',
      'find agencies',
      'find agreements',
      'find centers',
      'find resources',
      'find stateOrganizations',
      'find states',
    ]);
    expect(one.operations.toSorted()).toEqual(all.operations.toSorted());
  });
});
