import { describe, expect, it } from '@jest/globals';
import { createFederation } from '../../support/federation.ts';

const lists = {
  sdl: `
    type Query { lists: [Payload!]! }
    type Mutation { add: Payload }
    type Payload { name: String query: Query! }
  `,
  resolvers: {
    Query: {
      lists: () => [
        { name: 'a', query: {} },
        { name: 'b', query: {} },
      ],
    },
    Mutation: { add: () => ({ name: 'c', query: {} }) },
  },
};

const towns = {
  sdl: `
    type Query { towns: [Town!] broken: Int }
    type Town @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      towns: () => [{ id: '1' }, { id: '2' }],
      broken: () => {
        throw new Error('Broken.');
      },
    },
  },
};

const weather = {
  sdl: 'type Town @key(fields: "id") { id: ID! sun: String }',
  resolvers: { Town: { sun: ({ id }: { id: string }) => `Sun ${id}` } },
};

/** Our composer takes the root behind a field for out of reach of other subgraphs; others do not. */
const supergraphSdl = `
  schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) {
    query: Query
    mutation: Mutation
  }
  directive @join__field(graph: join__Graph) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  scalar join__FieldSet
  scalar link__Import
  enum link__Purpose { SECURITY EXECUTION }
  enum join__Graph {
    LISTS @join__graph(name: "lists", url: "")
    TOWNS @join__graph(name: "towns", url: "")
    WEATHER @join__graph(name: "weather", url: "")
  }
  type Query @join__type(graph: LISTS) @join__type(graph: TOWNS) @join__type(graph: WEATHER) {
    lists: [Payload!]! @join__field(graph: LISTS)
    towns: [Town!] @join__field(graph: TOWNS)
    broken: Int @join__field(graph: TOWNS)
  }
  type Mutation @join__type(graph: LISTS) { add: Payload }
  type Payload @join__type(graph: LISTS) { name: String query: Query! }
  type Town @join__type(graph: TOWNS, key: "id") @join__type(graph: WEATHER, key: "id") {
    id: ID!
    sun: String @join__field(graph: WEATHER)
  }
`;

const federate = () => createFederation({ lists, towns, weather }, supergraphSdl);

const sunny = [{ sun: 'Sun 1' }, { sun: 'Sun 2' }];

describe('the root behind a field', () => {
  it('is asked once for all objects that have it, and each has what was answered', async () => {
    const { ask, fetches } = await federate();
    expect(await ask('{ lists { name query { towns { sun } } } }')).toEqual({
      data: {
        lists: [
          { name: 'a', query: { towns: sunny } },
          { name: 'b', query: { towns: sunny } },
        ],
      },
    });
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['lists', 'towns', 'weather']);
  });

  it('follows a mutation', async () => {
    const { ask } = await federate();
    expect(await ask('mutation { add { name query { towns { sun } } } }')).toEqual({
      data: { add: { name: 'c', query: { towns: sunny } } },
    });
  });

  it('fails at each of its places', async () => {
    const { ask } = await federate();
    const errorAt = (index: number) =>
      expect.objectContaining({ message: 'Broken.', path: ['lists', index, 'query', 'broken'] });
    expect(await ask('{ lists { query { broken } } }')).toEqual({
      data: { lists: [{ query: { broken: null } }, { query: { broken: null } }] },
      errors: [errorAt(0), errorAt(1)],
    });
  });
});
