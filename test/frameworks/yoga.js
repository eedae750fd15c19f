// A subgraph of GraphQL Yoga and @apollo/subgraph, as their documents write it.
import { createServer } from 'node:http';
import process from 'node:process';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { typeDefs, resolvers } from './things.js';

const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]);
const server = createServer(createYoga({ schema, maskedErrors: false, logging: false }));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`GraphQL http://127.0.0.1:${server.address().port}/graphql\n`);
});
