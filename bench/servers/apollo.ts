// What a good team would write first: Apollo Server with its defaults, and a DataLoader per look-up.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import DataLoader from 'dataloader';
import { openReads, providerType, type Center, type Resource } from './reads.ts';

interface Page {
  readonly first: number;
}

const typeDefs = `#graphql
  type Query { centers(first: Int = 20): CenterConnection! }
  type CenterConnection { nodes: [Center!]! }
  type Center { id: ID! name: String! state: State resources(first: Int = 20): ResourceConnection! }
  type State { id: ID! name: String! }
  type ResourceConnection { nodes: [Resource!]! }
  type Resource { id: ID! title: String! providers(first: Int = 20): ProviderConnection! }
  type ProviderConnection { nodes: [Provider!]! }
  union Provider = Agency | Association | Center
  type Agency { id: ID! name: String! }
  type Association { id: ID! name: String! }
`;

const reads = await openReads(process.env['MONGODB_URI'] ?? '');

const id = ({ _id }: { readonly _id: string }) => _id;
const resolvers = {
  Query: {
    centers: async (_root: unknown, { first }: Page) => ({ nodes: await reads.centers(first) }),
  },
  Center: {
    id,
    state: ({ stateId }: Center, _args: unknown, { states }: Loaders) => states.load(stateId),
    resources: async ({ _id }: Center, { first }: Page, { resources }: Loaders) => ({
      nodes: await resources(first).load(_id),
    }),
  },
  State: { id },
  Resource: {
    id,
    title: ({ name }: Resource) => name,
    providers: ({ providerIds }: Resource, { first }: Page, { providers }: Loaders) => ({
      nodes: providers.loadMany(providerIds.slice(0, first)),
    }),
  },
  Provider: { __resolveType: ({ _id }: { readonly _id: string }) => providerType(_id) },
  Agency: { id },
  Association: { id },
};

type Loaders = ReturnType<typeof createLoaders>;

function createLoaders() {
  const byType = {
    Agency: loaderById((ids) => reads.providers('Agency', ids)),
    Association: loaderById((ids) => reads.providers('Association', ids)),
    Center: loaderById((ids) => reads.providers('Center', ids)),
  };
  const resourcesByFirst = new Map<number, DataLoader<string, readonly Resource[]>>();
  return {
    states: loaderById((ids) => reads.states(ids)),
    providers: {
      loadMany: (ids: readonly string[]) =>
        Promise.all(ids.map((provider) => byType[providerType(provider)].load(provider))),
    },
    resources: (first: number) => {
      const known = resourcesByFirst.get(first);
      if (known !== undefined) return known;
      const loader = new DataLoader((ids: readonly string[]) => reads.resources(ids, first));
      resourcesByFirst.set(first, loader);
      return loader;
    },
  };
}

function loaderById<Doc extends { readonly _id: string }>(
  read: (ids: readonly string[]) => Promise<readonly Doc[]>,
): DataLoader<string, Doc | null> {
  return new DataLoader(async (ids: readonly string[]) => {
    const found = new Map((await read(ids)).map((doc) => [doc._id, doc]));
    return ids.map((key) => found.get(key) ?? null);
  });
}

await startStandaloneServer(new ApolloServer<Loaders>({ typeDefs, resolvers }), {
  context: async () => createLoaders(),
  listen: { port: Number(process.env['PORT']), host: '127.0.0.1' },
});
