// What a good team would write first: Apollo Server with its defaults, and a DataLoader per look-up.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { openPeer, type Loaders } from './schema.ts';

const { schema, createContext } = await openPeer();

await startStandaloneServer(new ApolloServer<Loaders>({ schema }), {
  context: async () => createContext(),
  listen: { port: Number(process.env['PORT']), host: '127.0.0.1' },
});
