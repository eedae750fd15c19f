import { afterAll, describe, expect, it } from '@jest/globals';
import type { Costs } from '../../src/points/costs.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { JSON_HEADERS, send, startServerOver } from '../support/startServer.ts';

const costs: Costs = {
  weightAt: () => undefined,
  listSizeAt: (at) =>
    at === 'Query.centers'
      ? {
          assumedSize: null,
          slicingArguments: ['first', 'last', 'filter.count'],
          sizedFields: ['nodes'],
          requireOneSlicingArgument: true,
        }
      : undefined,
};
const graph = { ...createMemoryGraph(), costs };
const enforcing = await startServerOver(graph, { settings: { pointsMode: 'enforce' } });
const measuring = await startServerOver(graph);
afterAll(async () => Promise.all([enforcing.server.close(), measuring.server.close()]));

async function messagesOf(url: string, query: string): Promise<readonly string[]> {
  const { body } = await send(`${url}/graphql`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = body as { errors?: readonly { message: string }[] };
  return errors.map(({ message }) => message);
}

const refusal = (got: string): string =>
  `Expected exactly one of these arguments of Query.centers, which tell how long it is: first, last, filter.count; got ${got}.`;

describe('a list of which exactly one slicing argument is required', () => {
  it.each([
    ['{ centers(first: 3) { nodes { id } } }', []],
    ['query ($first: Int = 3) { centers(first: $first) { nodes { id } } }', []],
    ['{ centers(first: 3, last: null) { nodes { id } } }', []],
    ['query ($by: CenterFilter) { centers(filter: $by) { nodes { id } } }', []],
    ['{ centers { nodes { id } } }', [refusal('none')]],
    ['{ centers(filter: { name: "a" }) { nodes { id } } }', [refusal('none')]],
    ['{ ...F } fragment F on Query { centers(first: null) { nodes { id } } }', [refusal('none')]],
    ['{ centers(first: 1, last: 2) { nodes { id } } }', [refusal('first, last')]],
  ])('is refused with any other number where points are enforced: %s', async (query, messages) => {
    expect(await messagesOf(enforcing.url, query)).toEqual(messages);
  });

  it('is answered all the same where they are only measured', async () => {
    expect(await messagesOf(measuring.url, '{ centers { nodes { id } } }')).toEqual([]);
  });
});
