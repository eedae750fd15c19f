import { describe, expect, it } from '@jest/globals';
import { createFederation } from '../../support/federation.ts';

const numbers = {
  sdl: `type Query {
    any(of: Int): Int
    some(of: Int!): Int
    anyOf(of: [Int!]): [Int!]
    someOf(of: [Int]!): [Int]
  }`,
  resolvers: {
    Query: Object.fromEntries(
      ['any', 'some', 'anyOf', 'someOf'].map((field) => [
        field,
        (_root: unknown, { of }: { of: unknown }) => of,
      ]),
    ),
  },
};

describe('a variable of a fetch', () => {
  it.each([
    ['{ some(of: 1) any(of: 1) }', '$of:Int!', { some: 1, any: 1 }],
    ['{ any(of: 1) some(of: 1) }', '$of:Int!', { some: 1, any: 1 }],
    ['{ someOf(of: [1]) anyOf(of: [1]) }', '$of:[Int!]!', { someOf: [1], anyOf: [1] }],
    ['{ anyOf(of: [1]) someOf(of: [1]) }', '$of:[Int!]!', { someOf: [1], anyOf: [1] }],
  ])('has the type that all arguments take which it stands at: %s', async (query, told, data) => {
    const { ask, fetches } = await createFederation({ numbers });
    expect(await ask(query)).toEqual({ data });
    expect(fetches.map(({ operation }) => /\((\$.*?)\)/.exec(operation)?.[1])).toEqual([told]);
  });
});
