import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute } from 'graphql';
import type { Graph } from '../../../src/graph/graph.ts';
import { anonymous } from '../../../src/identity/asker.ts';
import type { Identify } from '../../../src/identity/identify.ts';
import { readOperation } from '../../../src/operations/operationFile.ts';
import { NO_OPERATIONS } from '../../../src/operations/operationFiles.ts';
import { startServerOver, type TestServer } from '../../support/startServer.ts';

const checks = new EventTarget();
let isRevoked = false;
const identify: Identify = () => {
  if (isRevoked) {
    checks.dispatchEvent(new Event('refused'));
    return { state: 'refused', reason: 'revoked' };
  }
  return {
    state: 'known',
    asker: { ...anonymous, kind: 'key', name: 'one' },
    isForSubgraphs: false,
  };
};

const schema = makeExecutableSchema({
  typeDefs: `
    type Query { items(first: Int, after: String): ItemConnection! }
    type ItemConnection { nodes: [Item!]! pageInfo: PageInfo! totalCount: Int! }
    type Item { id: ID! }
    type PageInfo { hasNextPage: Boolean! endCursor: String }`,
  resolvers: {
    Query: {
      items: async (_: unknown, { after }: { after?: string | null }) => {
        // The second page is read while the credentials are taken back.
        if (after === '1') await refusedAgain();
        const place = Number(after ?? 0) + 1;
        const pageInfo = { hasNextPage: place < 3, endCursor: String(place) };
        return { nodes: [{ id: `row ${place}` }], pageInfo, totalCount: 3 };
      },
    },
  },
});
const graph: Graph = {
  ...{ schema, sdl: '', supergraphSdl: null },
  execute: async ({ document, operationName, variables }) =>
    execute({ schema, document, operationName, variableValues: variables }),
  subscribe: () => {
    throw new Error('Expected no subscription.');
  },
};
const read = readOperation('test.graphql', 'query Items { items(first: 1) { nodes { id } } }');

let started: Omit<TestServer, 'graph'>;
beforeAll(async () => {
  const operations = {
    ...NO_OPERATIONS,
    current: () => (read.state === 'good' ? [read.operation] : []),
  };
  started = await startServerOver(graph, { operations, identify });
});
afterAll(() => started.server.close());

async function refusedAgain(): Promise<void> {
  const refused = once(checks, 'refused');
  isRevoked = true;
  await refused;
}

it('breaks off all pages where the credentials are revoked by which they were asked for', async () => {
  const response = await fetch(`${started.url}/api/Items.ndjson?all=true`, {
    headers: { authorization: 'Bearer one', 'accept-encoding': 'identity' },
  });
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
  })();
  await expect(reading).rejects.toThrow('terminated');
  expect([response.status, text]).toEqual([200, '{"id":"row 1"}\n']);
});
