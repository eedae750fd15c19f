import { expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute } from 'graphql';
import { readOperation } from '../../../src/operations/operationFile.ts';
import { NO_OPERATIONS } from '../../../src/operations/operationFiles.ts';
import { send, startServerOver } from '../../support/startServer.ts';

const schema = makeExecutableSchema({
  typeDefs: `
    type Query { a: Int }
    type Mutation { poke: Int }
    type Subscription { poked: Int }`,
});
const files = [
  'query Polls { a }',
  'mutation Poke { poke }',
  'subscription Poked { poked }',
].flatMap((text) => {
  const read = readOperation('test.graphql', text);
  return read.state === 'good' ? [read.operation] : [];
});

it.each(['json', 'csv', 'ndjson', 'schema.json'])(
  'a mutation and a subscription have no URL, which is said of them and suggested to nobody: .%s',
  async (ending) => {
    const { url, server } = await startServerOver(
      {
        ...{ schema, sdl: '', supergraphSdl: null },
        execute: async ({ document, variables }) =>
          execute({ schema, document, variableValues: variables }),
        subscribe: () => {
          throw new Error('Expected no subscription.');
        },
      },
      { operations: { ...NO_OPERATIONS, current: () => files } },
    );
    const told = async (name: string) => {
      const { status, body } = await send(`${url}/api/${name}.${ending}`);
      return [status, (body as { detail: string }).detail];
    };
    const answers = [await told('Poke'), await told('Poked'), await told('Poks')];
    await server.close();
    const rest = 'mutations and subscriptions have no URL, and are asked at /graphql.';
    expect(answers).toEqual([
      [404, `Expected the name of a query, got the mutation Poke: ${rest}`],
      [404, `Expected the name of a query, got the subscription Poked: ${rest}`],
      [
        404,
        'Expected the name of an operation, got "Poks". Did you mean "Polls"? /operations.json lists those that there are.',
      ],
    ]);
  },
);
