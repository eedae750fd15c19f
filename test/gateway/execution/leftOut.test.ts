import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import type { Subgraph } from '../../../src/gateway/subgraph.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';
import { answerOf } from '../../support/sameAnswer.ts';

const sdls = {
  items: `type Query { item: Item }
    type Item @key(fields: "maker { id }") { maker: Maker name: String }
    type Maker @key(fields: "id") { id: ID! }`,
  sizes: `type Item @key(fields: "maker { id }") { maker: Maker size: Int weight: Int }
    type Maker @key(fields: "id") { id: ID! }`,
};

/** What comes of a question where `items` answers so, and `sizes` with these entities. */
async function answerWith(
  item: Record<string, unknown>,
  query: string,
  entities: unknown = [],
  given = sdls,
) {
  const composition = composeGateway(
    null,
    Object.entries(given).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  const { supergraph, publicSdl } = composition;
  const asked: unknown[] = [];
  const gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map([
      ['items', answering('items', () => item)],
      [
        'sizes',
        answering('sizes', (variables) => {
          asked.push(variables['representations']);
          return { _entities: entities };
        }),
      ],
    ]),
    own: null,
    compiledAfter: 0,
    onUnplanned: () => undefined,
  });
  const operation = { document: parse(query), operationName: null, variables: {} };
  const answer: unknown = JSON.parse(JSON.stringify(await answerOf(gateway, operation)));
  return { answer, asked };
}

function answering(
  name: string,
  answer: (variables: Readonly<Record<string, unknown>>) => Record<string, unknown>,
): Subgraph {
  return {
    name,
    execute: async ({ variables }) => ({ data: structuredClone(answer(variables)), errors: [] }),
    subscribe: async function* () {
      yield { data: null, errors: [] };
    },
    close: async () => undefined,
  };
}

const errorsAt = (...paths: readonly string[]) =>
  paths.map((path) =>
    expect.objectContaining({
      path: path.split('.'),
      extensions: { code: 'SUBGRAPH_ERROR' },
    }),
  );

const whole = { item: { maker: { id: 'm' }, name: 'N' } };

describe('what a subgraph was asked for and leaves out', () => {
  it('is an error where it is a field of Query', async () => {
    const { answer } = await answerWith({}, '{ it: item { name } }');
    expect(answer).toEqual({ data: { it: null }, errors: errorsAt('it') });
  });

  it('is an error where it is a field of an object, and takes nothing else with it', async () => {
    const { answer } = await answerWith(
      { item: { name: 'N' } },
      '{ item { name by: maker { id } } }',
    );
    expect(answer).toEqual({
      data: { item: { name: 'N', by: null } },
      errors: errorsAt('item.by'),
    });
  });

  it('is an error where it is a field of an entity', async () => {
    const { answer } = await answerWith(whole, '{ item { name size weight } }', [{ weight: 3 }]);
    expect(answer).toEqual({
      data: { item: { name: 'N', size: null, weight: 3 } },
      errors: errorsAt('item.size'),
    });
  });

  it.each([
    ['a key', { item: { name: 'N' } }],
    ['a part of a key', { item: { name: 'N', maker: {} } }],
    ['an object of a key, for a number', { item: { name: 'N', maker: 7 } }],
  ])('is an error of what is asked by it: %s', async (_what, item) => {
    const { answer, asked } = await answerWith(item, '{ item { name size } }', [{ size: 5 }]);
    expect(answer).toEqual({
      data: { item: { name: 'N', size: null } },
      errors: errorsAt('item.size'),
    });
    expect(asked).toEqual([]);
  });

  it('is an error of what is asked by a key of a name that every object of JavaScript has', async () => {
    const byConstructor = (sdl: string) =>
      sdl.replace('maker { id }', 'constructor').replace('maker: Maker', 'constructor: ID');
    const named = { items: byConstructor(sdls.items), sizes: byConstructor(sdls.sizes) };
    const { answer, asked } = await answerWith(
      { item: { name: 'N' } },
      '{ item { size } }',
      [{ size: 5 }],
      named,
    );
    expect(answer).toEqual({ data: { item: { size: null } }, errors: errorsAt('item.size') });
    expect(asked).toEqual([]);
  });

  it('is not a key that is null: then nobody knows more of the object', async () => {
    const { answer, asked } = await answerWith(
      { item: { name: 'N', maker: null } },
      '{ item { name size } }',
      [{ size: 5 }],
    );
    expect(answer).toEqual({ data: { item: { name: 'N', size: null } } });
    expect(asked).toEqual([]);
  });
});
