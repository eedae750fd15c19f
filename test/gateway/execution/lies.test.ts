import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';
import { answerOf } from '../../support/sameAnswer.ts';

const sdl = `
  type Query { item: Item thing: Thing other: Item }
  interface Item { id: ID! name: String }
  type Mill implements Item { id: ID! name: String power: Int }
  type Shop implements Item { id: ID! name: String }
  type Thing { id: ID size: Int }
`;

/** What comes of a question where the subgraph answers so. */
async function answerWith(data: Record<string, unknown>, query: string): Promise<unknown> {
  const composition = composeGateway(null, [
    { name: 'items', url: 'http://items.example', sdl: FEDERATION_LINK + sdl },
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  const { supergraph, publicSdl } = composition;
  const items = {
    name: 'items',
    execute: async () => ({ data: structuredClone(data), errors: [] }),
    subscribe: async function* () {
      yield { data: null, errors: [] };
    },
    close: async () => undefined,
  };
  const gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map([['items', items]]),
    own: null,
    compiledAfter: 0,
    onUnplanned: () => undefined,
  });
  const operation = { document: parse(query), operationName: null, variables: {} };
  return JSON.parse(JSON.stringify(await answerOf(gateway, operation)));
}

describe('a subgraph that answers what cannot be', () => {
  it.each([
    ['a type that is none of the interface', { item: { __typename: 'Thing', id: '1' } }],
    ['a type that nobody knows', { item: { __typename: 'Castle', id: '1' } }],
    ['no type', { item: { id: '1' } }],
    ['the interface as a type', { item: { __typename: 'Item', id: '1' } }],
    ['text for an object', { item: 'text' }],
  ])('gets an error at its place: %s', async (_what, data) => {
    expect(await answerWith(data, '{ item { id ... on Mill { power } } }')).toEqual({
      data: { item: null },
      errors: [expect.objectContaining({ path: ['item'], extensions: { code: 'SUBGRAPH_ERROR' } })],
    });
  });

  it.each([
    ['text', 'text'],
    ['a list', [{ size: 1 }]],
  ])('gets an error where %s stands for an object of one type', async (_what, thing) => {
    expect(await answerWith({ thing }, '{ thing { size } }')).toEqual({
      data: { thing: null },
      errors: [
        expect.objectContaining({ path: ['thing'], extensions: { code: 'SUBGRAPH_ERROR' } }),
      ],
    });
  });

  it('need not tell a type that makes no difference', async () => {
    expect(await answerWith({ item: { id: '1', name: 'N' } }, '{ item { id name } }')).toEqual({
      data: { item: { id: '1', name: 'N' } },
    });
  });
});
