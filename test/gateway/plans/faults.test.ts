import { describe, expect, it } from '@jest/globals';
import { createFederation, type TestSubgraph } from '../../support/federation.ts';

interface Id {
  readonly id: string;
}

const byType = { __resolveType: ({ __typename }: { __typename: string }) => __typename };

describe('fields of one name and two types below one place', () => {
  const a = { __typename: 'A1', id: '1', c: { name: 'a' } };
  const b = { __typename: 'B1', id: '2', c: { name: null } };
  const types = `
    union Both = A1 | B1
    type A1 @key(fields: "id") { id: ID! c: CA @shareable }
    type B1 @key(fields: "id") { id: ID! c: CB @shareable }
    type CA { name: String! @shareable }
    type CB { name: String @shareable }
  `;
  const many = {
    sdl: `type Query { many: [Both!]! } type Mutation { make: [Both!]! } ${types}`,
    resolvers: { Query: { many: () => [a, b] }, Mutation: { make: () => [b, a] }, Both: byType },
  };
  const kept = {
    sdl: `type Query { kept: [Box!]! } type Box @key(fields: "id") { id: ID! }`,
    resolvers: { Query: { kept: () => [{ id: 'x' }] } },
  };
  const boxes = {
    sdl: `type Box @key(fields: "id") { id: ID! both: [Both!] } ${types}`,
    resolvers: { Box: { both: () => [a, b] }, Both: byType },
  };

  it('are told apart in a query', async () => {
    const { ask } = await createFederation({ many, kept, boxes });
    expect(
      await ask('{ many { ... on A1 { c { n: name } } ... on B1 { c { m: name } } } }'),
    ).toEqual({ data: { many: [{ c: { n: 'a' } }, { c: { m: null } }] } });
    expect(
      await ask('{ many { ... on A1 { x: c { name } } ... on B1 { y: c { name } } } }'),
    ).toEqual({ data: { many: [{ x: { name: 'a' } }, { y: { name: null } }] } });
  });

  it('are told apart in a mutation', async () => {
    const { ask } = await createFederation({ many, kept, boxes });
    expect(
      await ask('mutation { make { ... on A1 { c { n: name } } ... on B1 { c { m: name } } } }'),
    ).toEqual({ data: { make: [{ c: { m: null } }, { c: { n: 'a' } }] } });
  });

  it('are told apart in a fetch of entities', async () => {
    const { ask } = await createFederation({ many, kept, boxes });
    expect(
      await ask('{ kept { both { ... on A1 { c { n: name } } ... on B1 { c { m: name } } } } }'),
    ).toEqual({ data: { kept: [{ both: [{ c: { n: 'a' } }, { c: { m: null } }] }] } });
  });

  it('are told apart where the entities of both are asked at one place', async () => {
    const only = {
      ...many,
      sdl: `
        type Query { many: [Both!]! }
        union Both = A1 | B1
        type A1 @key(fields: "id") { id: ID! }
        type B1 @key(fields: "id") { id: ID! }
      `,
      resolvers: { Query: { many: () => [a, b] }, Both: byType },
    };
    const values = {
      sdl: `
        type A1 @key(fields: "id") { id: ID! c: CA }
        type B1 @key(fields: "id") { id: ID! c: CB }
        type CA { name: String! }
        type CB { name: String }
      `,
      resolvers: {
        A1: { __resolveReference: async () => a },
        B1: { __resolveReference: async () => b },
      },
    };
    const { ask, fetches } = await createFederation({ only, values });
    expect(
      await ask('{ many { ... on A1 { c { n: name } } ... on B1 { c { m: name } } } }'),
    ).toEqual({ data: { many: [{ c: { n: 'a' } }, { c: { m: null } }] } });
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['only', 'values']);
  });
});

describe('a query over an interface that a subgraph takes for an object', () => {
  const item = ({ id }: Id) => ({
    __typename: id === 'm' ? 'Mill' : 'Shop',
    id,
    name: `Name ${id}`,
  });
  const items: TestSubgraph = {
    sdl: `
      type Query { items: [Item!]! }
      interface Item @key(fields: "id") { id: ID! name: String }
      type Mill implements Item @key(fields: "id") { id: ID! name: String power: Int }
      type Shop implements Item @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: { items: () => [item({ id: 'm' }), item({ id: 's' })] },
      Item: { ...byType, __resolveReference: async (told: Id) => item(told) },
      Mill: { __resolveReference: async (told: Id) => item(told), power: () => 7 },
      Shop: { __resolveReference: async (told: Id) => item(told) },
    },
  };
  const marks: TestSubgraph = {
    sdl: `
      type Query { marked: [Item!]! }
      type Item @key(fields: "id") @interfaceObject { id: ID! stars: Int }
    `,
    resolvers: {
      Query: { marked: () => [{ id: 's' }, { id: 'm' }] },
      Item: { stars: ({ id }: Id) => (id === 'm' ? 5 : 3) },
    },
  };

  it.each([
    ['a', { a: items, b: marks }],
    ['b', { a: marks, b: items }],
  ])('is answered alike where the owner is called %s', async (_name, subgraphs) => {
    const { ask } = await createFederation(subgraphs);
    const query = `{
      items { stars ... on Mill { power stars } }
      marked { __typename name stars ... on Mill { power } }
    }`;
    expect(await ask(query)).toEqual({
      data: {
        items: [{ stars: 5, power: 7 }, { stars: 3 }],
        marked: [
          { __typename: 'Shop', name: 'Name s', stars: 3 },
          { __typename: 'Mill', name: 'Name m', stars: 5, power: 7 },
        ],
      },
    });
  });
});

describe('a literal', () => {
  const echo = {
    sdl: `
      type Query { text(of: String): String numbers(of: [Float]): [Float] box: Box }
      type Box @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Query: {
        text: (_root: unknown, { of }: { of: string | null }) => of,
        numbers: (_root: unknown, { of }: { of: readonly number[] }) => of,
        box: () => ({ id: '1' }),
      },
    },
  };
  const boxes = {
    sdl: 'type Box @key(fields: "id") { id: ID! text(of: Text): String } input Text { it: String shade: Shade = DARK } enum Shade { DARK LIGHT }',
    resolvers: { Box: { text: (_box: unknown, { of }: { of: unknown }) => JSON.stringify(of) } },
  };

  it.each([
    ['a backspace', String.raw`"\b"`, '\b'],
    [
      'all that is escaped',
      String.raw`"\u0000\u001f\u007f\"\\\n\t\r\f"`,
      '\0\u001f\u007f"\\\n\t\r\f',
    ],
    ['a block', '"""\n  two\n    lines "quoted"\n"""', 'two\n  lines "quoted"'],
    ['null', 'null', null],
  ])('reaches a subgraph as it was written: %s', async (_what, literal, value) => {
    const { ask, fetches } = await createFederation({ echo, boxes });
    expect(await ask(`{ text(of: ${literal}) }`)).toEqual({ data: { text: value } });
    expect(fetches.map(({ operation }) => operation)).toEqual([
      'query($of:String){q0_text:text(of:$of)}',
    ]);
  });

  it('is a variable in objects, lists and entities too', async () => {
    const { ask } = await createFederation({ echo, boxes });
    const query = String.raw`query ($it: String) {
      numbers(of: [1, 2.5, null])
      box { text(of: { it: "\b", shade: LIGHT }) other: text(of: { it: $it }) none: text }
    }`;
    expect(await ask(query, { it: 'v' })).toEqual({
      data: {
        numbers: [1, 2.5, null],
        box: {
          text: JSON.stringify({ it: '\b', shade: 'LIGHT' }),
          other: JSON.stringify({ it: 'v', shade: 'DARK' }),
          none: null,
        },
      },
    });
  });
});

describe('what names a type where it is given', () => {
  it('is provided, and keeps no gateway from starting', async () => {
    const orders = {
      sdl: `
        type Query { order: Order }
        type Order { part: Part @provides(fields: "maker { __typename town }") }
        type Part @key(fields: "id") { id: ID! maker: Maker @external }
        type Maker @key(fields: "id") { id: ID! town: String @external }
      `,
      resolvers: {
        Query: { order: () => ({ part: { id: 'p', maker: { id: 'm', town: 'Here' } } }) },
      },
    };
    const parts = {
      sdl: `
        type Part @key(fields: "id") { id: ID! maker: Maker name: String }
        type Maker @key(fields: "id") { id: ID! town: String }
      `,
      resolvers: {
        Part: { __resolveReference: async ({ id }: Id) => ({ id, name: `Part ${id}` }) },
      },
    };
    const { ask, fetches } = await createFederation({ orders, parts });
    expect(await ask('{ order { part { name maker { __typename town } } } }')).toEqual({
      data: { order: { part: { name: 'Part p', maker: { __typename: 'Maker', town: 'Here' } } } },
    });
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['orders', 'parts']);
  });
});

describe('a question that asks little', () => {
  const one = {
    sdl: 'type Query { one: Int } type Mutation { set(to: Int!): Int! }',
    resolvers: {
      Query: { one: () => 1 },
      Mutation: { set: (_root: unknown, { to }: { to: number }) => to },
    },
  };
  const two = { sdl: 'type Query { two: Int }', resolvers: { Query: { two: () => 2 } } };

  it('asks nobody for the name of the mutation type', async () => {
    const { ask, fetches } = await createFederation({ one, two });
    expect(await ask('mutation { __typename }')).toEqual({ data: { __typename: 'Mutation' } });
    expect(fetches).toEqual([]);
  });

  it('is answered beside introspection, in the order of the document', async () => {
    const { ask, fetches } = await createFederation({ one, two });
    const { data } = await ask(
      '{ two __schema { mutationType { name } } __typename one __type(name: "Query") { kind } }',
    );
    expect(JSON.stringify(data)).toBe(
      JSON.stringify({
        two: 2,
        __schema: { mutationType: { name: 'Mutation' } },
        __typename: 'Query',
        one: 1,
        __type: { kind: 'OBJECT' },
      }),
    );
    expect(fetches.map(({ operation }) => operation).sort()).toEqual(['{one}', '{two}']);
  });
});
