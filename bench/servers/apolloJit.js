// Apollo Server with its defaults, which hands execution to graphql-jit as it would to a gateway.
import process from 'node:process';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { compileQuery } from 'graphql-jit';
import { openPeer } from './schema.ts';

const { schema, createContext } = await openPeer();
const compiled = new WeakMap();

function compile(document, operationName) {
  let query = compiled.get(document);
  if (query === undefined) {
    query = compileQuery(schema, document, operationName ?? undefined);
    compiled.set(document, query);
  }
  return query;
}

const gateway = {
  onSchemaLoadOrUpdate: (listener) => {
    listener({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  load: async () => ({
    executor: async ({ document, operationName, context, request: { variables } }) =>
      compile(document, operationName).query({}, context, variables ?? {}),
  }),
  stop: async () => undefined,
};

await startStandaloneServer(new ApolloServer({ gateway }), {
  context: async () => createContext(),
  listen: { port: Number(process.env['PORT']), host: '127.0.0.1' },
});
