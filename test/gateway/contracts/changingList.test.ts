import { describe, expect, it } from '@jest/globals';
import { send } from '../../support/startServer.ts';
import { CONTRACTS, useContractServer } from '../../support/contractServer.ts';
import { until } from '../../support/until.ts';

const { server, subgraphs, listOf, ask, body } = useContractServer();

describe('a list that changes', () => {
  it('changes contracts with it, and serves none that cannot be', async () => {
    await server().write(
      listOf('contracts:\n  public: { include: [nobody] }\n  other: { exclude: [results] }\n'),
    );
    await until(
      'another contract',
      async () => (await ask('other', '{ __typename }')).status === 200,
    );
    const { status, body: answered, headers } = await ask('public', '{ __typename }');
    expect({ status, answered, retry: headers.get('retry-after') }).toEqual({
      status: 503,
      answered: {
        errors: [
          {
            message: 'This contract cannot be made of the graph at present.',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
      },
      retry: '2',
    });
    expect((await ask('money', '{ __typename }')).status).toBe(404);
    expect((await send(`${server().url}/readyz`)).body).toMatchObject({
      details: {
        supergraph: {
          state: 'stale',
          reason: expect.stringMatching(
            /^The contract "public" is not served: Expected a tag that something in the graph has, got "nobody"\. There are agreements, common/,
          ),
        },
      },
    });
    await server().write(listOf('contracts: { public: { exclude: [results] } }\n'));
    await until(
      'the contract again',
      async () => (await ask('public', '{ __typename }')).status === 200,
    );
    expect((await ask(null, '{ __typename }')).status).toBe(200);
  });

  it('changes what a contract hides though a subgraph does not compose', async () => {
    subgraphs.get('money')?.become('type Nothing @key(fields: "gone") { id: ID! }');
    await server().write(listOf('contracts: { public: { exclude: [results, internal] } }\n'));
    const sdl = await until('a contract that hides more', async () => {
      const { text } = await send(`${server().url}/contracts/public/schema.graphql`);
      return !text.includes('budget') && text;
    });
    expect(sdl).toContain('earned');
  });

  it('has contracts of our own graph alone', async () => {
    subgraphs.clear();
    await server().write(listOf(CONTRACTS.replace('internal, ', '')));
    await until('our own contract', async () => {
      const { text } = await send(`${server().url}/contracts/public/schema.graphql`);
      return !text.includes('films') && !text.includes('FundingRecord');
    });
    expect(
      await body('public', '{ center(slug: "gamep") { id } node(id: "State:GA") { id } }'),
    ).toEqual({
      data: { center: { id: 'Center:gamep' }, node: { id: 'State:GA' } },
    });
  });
});
