// GraphQL Yoga with graphql-jit.
import process from 'node:process';
import { createServer } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { createYoga } from 'graphql-yoga';
import { openPeer } from './schema.ts';

const { schema, createContext } = await openPeer();
const yoga = createYoga({
  schema,
  context: createContext,
  graphqlEndpoint: '/',
  plugins: [useGraphQlJit()],
  logging: false,
  graphiql: false,
  landingPage: false,
});
createServer((request, response) => void yoga(request, response)).listen(
  Number(process.env['PORT']),
  '127.0.0.1',
);
