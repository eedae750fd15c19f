import { describe, expect, it } from '@jest/globals';
import { createFederation } from '../../support/federation.ts';

interface Id {
  readonly id: string;
}

const typeOf = (id: string) => (id.startsWith('c') ? 'Course' : 'Workshop');
const offer = (id: string) => ({ __typename: typeOf(id), id, title: `Title ${id}`, hours: 8 });

const catalogue = {
  sdl: `
    type Query { offers: [Offer!]! }
    interface Offer @key(fields: "id") { id: ID!, title: String, hours: Int }
    type Course implements Offer @key(fields: "id") { id: ID!, title: String, hours: Int, teacher: String }
    type Workshop implements Offer @key(fields: "id") { id: ID!, title: String, hours: Int, tools: Int! }
  `,
  resolvers: {
    Query: { offers: () => [offer('c1'), offer('w1')] },
    Offer: { __resolveReference: async ({ id }: Id) => offer(id) },
    Course: { __resolveReference: async ({ id }: Id) => offer(id), teacher: () => 'Ada' },
    Workshop: { __resolveReference: async ({ id }: Id) => offer(id), tools: () => 3 },
  },
};

const reviews = {
  sdl: `
    type Query { reviewed: [Offer!]! }
    type Offer @key(fields: "id") @interfaceObject {
      id: ID!
      hours: Int @external
      stars: Int!
      pace: Int @requires(fields: "hours")
      reviews: [Review!]!
    }
    type Review { text: String!, of: Offer! }
  `,
  resolvers: {
    Query: { reviewed: () => [{ id: 'w1' }, { id: 'c1' }] },
    Offer: {
      __resolveReference: async (told: Id) => told,
      stars: ({ id }: Id) => (id === 'c1' ? 5 : 4),
      pace: ({ hours }: { hours?: number }) => (hours ?? 0) * 10,
      reviews: ({ id }: Id) => [{ text: `On ${id}`, of: { id: id === 'c1' ? 'w1' : 'c1' } }],
    },
  },
};

describe('an interface that a subgraph takes for an object', () => {
  it('has the fields of that subgraph in all its types', async () => {
    const { ask } = await createFederation({ catalogue, reviews });

    expect(
      await ask('{ offers { title stars pace ... on Course { teacher stars } } reviewed { id } }'),
    ).toEqual({
      data: {
        offers: [
          { title: 'Title c1', stars: 5, pace: 80, teacher: 'Ada' },
          { title: 'Title w1', stars: 4, pace: 80 },
        ],
        reviewed: [{ id: 'w1' }, { id: 'c1' }],
      },
    });
  });

  it('gives each type what is asked of it where several are asked for the same', async () => {
    const { ask } = await createFederation({ catalogue, reviews });

    expect(
      await ask(
        '{ reviewed { ... on Course { pace stars } ... on Workshop { stars tools pace } } }',
      ),
    ).toEqual({
      data: {
        reviewed: [
          { stars: 4, tools: 3, pace: 80 },
          { pace: 80, stars: 5 },
        ],
      },
    });
  });

  it('is found again behind itself', async () => {
    const { ask } = await createFederation({ catalogue, reviews });

    expect(
      await ask(`{ offers { reviews { of { pace ... on Workshop { reviews { text of {
        __typename ... on Course { stars pace } ... on Workshop { pace } } } } } } } }`),
    ).toEqual({
      data: {
        offers: [
          {
            reviews: [
              {
                of: {
                  pace: 80,
                  reviews: [{ text: 'On w1', of: { __typename: 'Course', stars: 5, pace: 80 } }],
                },
              },
            ],
          },
          { reviews: [{ of: { pace: 80 } }] },
        ],
      },
    });
  });
});

const partners = {
  sdl: `
    type Query { partner: Partner }
    interface Partner { name: String, parent: Partner }
    type Agency implements Partner { name: String!, parent: Agency }
    type University implements Partner { name: String, parent: Partner }
  `,
  resolvers: {
    Query: {
      partner: () => ({
        __typename: 'University',
        name: null,
        parent: { __typename: 'University', parent: { __typename: 'Agency', name: 'DOE' } },
      }),
    },
  },
};

const others = { sdl: 'type Query { other: Int }', resolvers: {} };

describe('a field of an interface', () => {
  it('is of the type that the object gives it', async () => {
    const { ask } = await createFederation({ partners, others });

    expect(await ask('{ partner { name parent { name parent { __typename name } } } }')).toEqual({
      data: {
        partner: {
          name: null,
          parent: { name: null, parent: { __typename: 'Agency', name: 'DOE' } },
        },
      },
    });
  });
});

describe('an interface of which there is no type at all', () => {
  const notes = {
    sdl: 'type Query { note: Note } interface Note @key(fields: "id") { id: ID! }',
    resolvers: { Query: { note: () => null } },
  };
  const tags = {
    sdl: `type Query { tagged: Note }
      type Note @key(fields: "id", resolvable: false) @interfaceObject { id: ID! tag: String }`,
    resolvers: { Query: { tagged: () => ({ id: 'n1', tag: 'new' }) } },
  };

  it('is asked for what its subgraph has of it, and refused for what nobody can be asked', async () => {
    const { ask } = await createFederation({ notes, tags });

    expect(await ask('{ note { id } tagged { tag } }')).toEqual({
      data: { note: null, tagged: { tag: 'new' } },
    });
    expect(await ask('{ note { tag } }')).toMatchObject({
      errors: [{ extensions: { code: 'QUERY_NOT_PLANNED' } }],
    });
  });
});
