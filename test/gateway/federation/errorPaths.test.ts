import { describe, expect, it } from '@jest/globals';
import { userError } from '../../../src/errors.ts';
import { createFederation } from '../../support/federation.ts';

const fail = (message: string) => () => {
  throw userError('DATABASE_UNAVAILABLE', message);
};

const code = { code: 'DATABASE_UNAVAILABLE' };

/** Fields of one name and two types at one place, which no subgraph takes under one key. */
const things = {
  sdl: `
    type Query { things: [Thing!]! box: Box }
    interface Thing { id: ID! }
    type One implements Thing { id: ID! inner: A }
    type Two implements Thing { id: ID! inner: B }
    type A { name: String! }
    type B { name: String }
    type Box @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      things: () => [
        { __typename: 'One', id: '1', inner: { name: 'one' } },
        { __typename: 'Two', id: '2', inner: {} },
      ],
      box: () => ({ id: '1' }),
    },
    B: { name: fail('No name.') },
  },
};

const boxes = {
  sdl: `
    type Box @key(fields: "id") { id: ID! inside: [Content] }
    union Content = Tin | Bag
    type Tin { size: Int! }
    type Bag { size: Int }
  `,
  resolvers: {
    Box: { inside: () => [{ __typename: 'Tin', size: 1 }, { __typename: 'Bag' }] },
    Bag: { size: fail('No size.') },
  },
};

describe('the path of an error', () => {
  it('leads to the field as the client asked for it, where the fetch had to call it otherwise', async () => {
    const { ask } = await createFederation({ things, boxes });

    const { data, errors = [] } = await ask(`{
      things { ... on One { inner { told: name } } ... on Two { inner { said: name } } }
      box { inside { ... on Tin { size } ... on Bag { big: size } } }
    }`);

    expect(data).toEqual({
      things: [{ inner: { told: 'one' } }, { inner: { said: null } }],
      box: { inside: [{ size: 1 }, { big: null }] },
    });
    expect(errors.map(({ message, path, extensions }) => [message, path, extensions])).toEqual([
      ['No name.', ['things', 1, 'inner', 'said'], expect.objectContaining(code)],
      ['No size.', ['box', 'inside', 1, 'big'], expect.objectContaining(code)],
    ]);
  });

  it('leads to what is null, where it is so because of a field that only the gateway asked for', async () => {
    const parts = {
      sdl: 'type Query { parts: [Part] } type Part @key(fields: "id") { id: ID! }',
      resolvers: { Query: { parts: () => [{ id: '1' }] } },
    };
    const labels = {
      sdl: 'type Part @key(fields: "id") { id: ID! label: String! weight: Int! }',
      resolvers: { Part: { label: () => 'Part', weight: fail('No weight.') } },
    };
    const costs = {
      sdl: 'type Part @key(fields: "id") { id: ID! weight: Int! @external cost: Int @requires(fields: "weight") }',
      resolvers: { Part: { cost: () => 1 } },
    };
    const { ask } = await createFederation({ parts, labels, costs });

    const { data, errors = [] } = await ask('{ parts { label cost } }');

    expect(data).toEqual({ parts: [null] });
    expect(errors.map(({ message, path }) => [message, path])).toEqual([
      ['No weight.', ['parts', 0, 'label']],
    ]);
  });
});
