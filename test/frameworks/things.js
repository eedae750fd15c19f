// What the subgraphs written in JavaScript serve. Reference resolvers throw at once, as most are written.
export const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query {
    things: [Thing!]
    fails: String
  }
  type Thing @key(fields: "id") {
    id: ID!
    name: String
    other: Other
  }
  type Other @key(fields: "id") {
    id: ID!
    label: String
  }
  type Center @key(fields: "id") {
    id: ID!
    things: [Thing!]
  }
  type Subscription {
    ticks: Thing
  }
`;

const nameOf = ({ id }) => {
  if (id === '2') throw new Error('no name');
  return `Thing ${id}`;
};
const things = () => [{ id: '1' }, { id: '2' }];

export const resolvers = {
  Query: {
    things,
    fails: () => {
      throw new Error('no data');
    },
  },
  Thing: {
    __resolveReference: ({ id }) => {
      if (id === 'bad') throw new Error('no thing');
      return id === 'none' ? null : { id };
    },
    name: nameOf,
    other: ({ id }) => ({ id }),
  },
  Other: { __resolveReference: ({ id }) => ({ id }), label: ({ id }) => `Other ${id}` },
  Center: { __resolveReference: ({ id }) => ({ id }), things },
  Subscription: {
    ticks: {
      subscribe: async function* () {
        yield { ticks: { id: '1' } };
        yield { ticks: { id: '3' } };
      },
    },
  },
};
