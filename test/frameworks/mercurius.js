// A subgraph of mercurius, as its documents write it. `subscription` as an argument switches its subscriptions on.
import process from 'node:process';
import { mercuriusFederationPlugin } from '@mercuriusjs/federation';
import Fastify from 'fastify';
import { typeDefs, resolvers } from './things.js';

const app = Fastify();
app.register(mercuriusFederationPlugin, {
  schema: typeDefs,
  resolvers,
  subscription: process.argv.includes('subscription'),
});
process.stdout.write(`GraphQL ${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql\n`);
