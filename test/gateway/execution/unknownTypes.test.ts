import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { createFederation, type TestSubgraph } from '../../support/federation.ts';

interface Id {
  readonly id: string;
}

const typeOf = (id: string) => (id.startsWith('m') ? 'Mill' : 'Shop');

/** Who knows what items are; `find` gives the item, or what goes wrong. */
function owner(find: (id: string) => unknown): TestSubgraph {
  const item = (id: string) => ({ __typename: typeOf(id), id, name: `Name ${id}` });
  return {
    sdl: `
      type Query { items: [Item] }
      interface Item @key(fields: "id") { id: ID! name: String }
      type Mill implements Item @key(fields: "id") { id: ID! name: String power: Int }
      type Shop implements Item @key(fields: "id") { id: ID! name: String rent: Int }
    `,
    resolvers: {
      Query: { items: () => [item('m1'), item('s1')] },
      Item: {
        __resolveReference: async ({ id }: Id) => find(id),
        __resolveType: ({ __typename }: { __typename: string }) => __typename,
      },
      Mill: { __resolveReference: async ({ id }: Id) => find(id), power: () => 7 },
      Shop: { __resolveReference: async ({ id }: Id) => find(id), rent: () => 9 },
    },
  };
}

const marks = (nonNull = ''): TestSubgraph => ({
  sdl: `
    type Query { marked: [Item${nonNull}] best: Item${nonNull} }
    type Item @key(fields: "id") @interfaceObject {
      id: ID!
      name: String @external
      stars: Int
      label: String @requires(fields: "name")
    }
  `,
  resolvers: {
    Query: { marked: () => [{ id: 'm1' }, { id: 's1' }], best: () => ({ id: 'm1' }) },
    Item: {
      __resolveReference: async (told: Id) => told,
      stars: ({ id }: Id) => id.length,
      label: ({ name }: { name: string | null }) => `Label ${String(name)}`,
    },
  },
});

const known = (id: string) => ({ __typename: typeOf(id), id, name: `Name ${id}` });
const broken = (id: string) => {
  throw new GraphQLError(`No ${id}.`, { extensions: { code: 'BROKEN' } });
};
const onlyMills = (id: string) => (typeOf(id) === 'Mill' ? known(id) : broken(id));

const errorAt = (message: string, ...path: (string | number)[]) =>
  expect.objectContaining({ message, path });

describe('objects of which only an interface is known', () => {
  it.each([
    ['the name of its type', '{ marked { __typename id } }'],
    ['a field of one type', '{ marked { id ... on Mill { power } } }'],
    ['fields of all types', '{ marked { stars ... on Shop { rent } ... on Mill { power } } }'],
    ['a field under different names', '{ marked { ... on Shop { a: id } ... on Mill { b: id } } }'],
  ])('are null, with an error each, where nobody tells their type: %s', async (_what, query) => {
    const { ask } = await createFederation({ items: owner(broken), marks: marks() });
    expect(await ask(query)).toEqual({
      data: { marked: [null, null] },
      errors: [errorAt('No m1.', 'marked', 0), errorAt('No s1.', 'marked', 1)],
    });
  });

  it('are null without those of which the type is told', async () => {
    const { ask } = await createFederation({ items: owner(onlyMills), marks: marks() });
    expect(await ask('{ marked { __typename stars } best { __typename } }')).toEqual({
      data: { marked: [{ __typename: 'Mill', stars: 2 }, null], best: { __typename: 'Mill' } },
      errors: [errorAt('No s1.', 'marked', 1)],
    });
  });

  it('are null as far up as the schema demands', async () => {
    const { ask } = await createFederation({ items: owner(onlyMills), marks: marks('!') });
    expect(await ask('{ marked { __typename } best { __typename } }')).toEqual({
      data: { marked: null, best: { __typename: 'Mill' } },
      errors: [errorAt('No s1.', 'marked', 1)],
    });
  });

  it('are answered where their type makes no difference', async () => {
    const { ask, fetches } = await createFederation({ items: owner(broken), marks: marks() });
    expect(await ask('{ marked { id stars } best { stars } }')).toEqual({
      data: {
        marked: [
          { id: 'm1', stars: 2 },
          { id: 's1', stars: 2 },
        ],
        best: { stars: 2 },
      },
    });
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['marks']);
  });

  it('lack only what their type was asked for where the client need not know it', async () => {
    const { ask } = await createFederation({ items: owner(onlyMills), marks: marks() });
    expect(await ask('{ marked { stars name label } }')).toEqual({
      data: {
        marked: [
          { stars: 2, name: 'Name m1', label: 'Label Name m1' },
          { stars: 2, name: null, label: null },
        ],
      },
      errors: [errorAt('No s1.', 'marked', 1, 'name'), errorAt('No s1.', 'marked', 1, 'label')],
    });
  });

  it('do not exist where who should know their type knows no such object', async () => {
    const { ask } = await createFederation({ items: owner(() => null), marks: marks() });
    expect(
      await ask('{ marked { __typename id stars } best { id ... on Mill { power } } }'),
    ).toEqual({ data: { marked: [null, null], best: null } });
  });
});
