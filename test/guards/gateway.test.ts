import { beforeAll, describe, expect, it } from '@jest/globals';
import { askerWith } from '../support/askers.ts';
import { createFederation, type TestFederation } from '../support/federation.ts';

interface Id {
  readonly id: string;
}

const films = {
  sdl: `
    type Query { films: [Film]! film(id: ID!): Film works: [Work]! found: [Found!]! budget: Int @authenticated }
    type Mutation { rename(id: ID!, title: String!): Film @requiresScopes(scopes: [["films:write"]]) touch(id: ID!): Film }
    interface Work { id: ID! title: String! }
    union Found = Film | Draft
    type Film implements Work @key(fields: "id") {
      id: ID!
      title: String!
      "Known to who sells, or buys and plans."
      price: Int @requiresScopes(scopes: [["sales"], ["buying", "planning"]])
      cost: Int! @requiresScopes(scopes: [["sales"]])
      rating: Rating
      draft: Draft
    }
    type Draft implements Work @key(fields: "id") @policy(policies: [["editors"]]) { id: ID! title: String! }
    enum Rating @authenticated { GOOD BAD }
  `,
  resolvers: {
    Query: {
      films: () => [{ id: '1' }, { id: '2' }],
      film: (_root: unknown, { id }: Id) => ({ id }),
      works: () => [{ __typename: 'Film', id: '1' }],
      found: () => [{ __typename: 'Film', id: '1' }],
      budget: () => 7,
    },
    Mutation: {
      rename: (_root: unknown, given: Id) => given,
      touch: (_root: unknown, given: Id) => given,
    },
    Film: {
      __resolveReference: async (told: Id) => told,
      title: ({ id }: Id) => `Film ${id}`,
      price: ({ id }: Id) => Number(id) * 10,
      cost: ({ id }: Id) => Number(id),
      rating: () => 'GOOD',
      draft: ({ id }: Id) => ({ id }),
    },
    Draft: { __resolveReference: async (told: Id) => told, title: () => 'Draft' },
  },
};

const reviews = {
  sdl: `
    type Film @key(fields: "id") {
      id: ID!
      stars: Int
      secret: String @requiresScopes(scopes: [["sales"]])
    }
  `,
  resolvers: {
    Film: {
      __resolveReference: async (told: Id) => told,
      stars: () => 5,
      secret: ({ id }: Id) => `secret ${id}`,
    },
  },
};

const code = 'UNAUTHORIZED_FIELD_OR_TYPE';
const errorAt = (path: readonly string[], extensions: object) =>
  expect.objectContaining({ message: 'Unauthorized field or type', path, extensions });
const denied = (...path: readonly string[]) => errorAt(path, { code });
const rejected = (...path: readonly string[]) => errorAt(path, { code, http: { status: 403 } });

describe('a guarded federation', () => {
  let federation: TestFederation;
  beforeAll(async () => {
    federation = await createFederation({ films, reviews }, null, {
      policies: new Map([['editors', ['edit', 'read']]]),
    });
  });
  const asked = () => federation.fetches.map(({ operation }) => operation).join('\n');

  it('gives null for what is denied, with one error whatever there is, and asks nobody for it', async () => {
    expect(await federation.ask('{ films { title price stars secret } }')).toEqual({
      data: {
        films: [
          { title: 'Film 1', price: null, stars: 5, secret: null },
          { title: 'Film 2', price: null, stars: 5, secret: null },
        ],
      },
      errors: [denied('films', '@', 'price'), denied('films', '@', 'secret')],
    });
    expect(asked()).not.toMatch(/price|secret/);
  });

  it.each([[['sales']], [['buying', 'planning']], [['buying', 'planning', 'other']]])(
    'gives all of it to who has %j',
    async (scopes) => {
      expect(await federation.ask('{ film(id: "1") { price } }', {}, askerWith(...scopes))).toEqual(
        {
          data: { film: { price: 10 } },
        },
      );
    },
  );

  it.each([[[]], [['buying']], [['planning', 'other']]])(
    'is no more for who has %j',
    async (scopes) => {
      expect(await federation.ask('{ film(id: "1") { price } }', {}, askerWith(...scopes))).toEqual(
        {
          data: { film: { price: null } },
          errors: [denied('film', 'price')],
        },
      );
    },
  );

  it('nulls what cannot be without what is denied, as far as the schema says', async () => {
    expect(await federation.ask('{ films { title cost } }')).toEqual({
      data: { films: [null, null] },
      errors: [denied('films', '@', 'cost')],
    });
  });

  it('asks nobody where nothing is left', async () => {
    expect(await federation.ask('{ budget }')).toEqual({
      data: { budget: null },
      errors: [denied('budget')],
    });
    expect(federation.fetches).toEqual([]);
  });

  it('denies a type wherever it could come back, __typename too', async () => {
    expect(
      await federation.ask(
        '{ film(id: "1") { draft { __typename } } works { title } found { __typename } }',
      ),
    ).toEqual({
      data: null,
      errors: [denied('film', 'draft'), denied('works'), denied('found')],
    });
    expect(asked()).not.toMatch(/draft|works|found/);
  });

  it('shows a type to who has the scopes that its policy stands for', async () => {
    const query = '{ found { __typename } works { __typename title } }';
    expect(await federation.ask(query, {}, askerWith('edit', 'read'))).toEqual({
      data: {
        found: [{ __typename: 'Film' }],
        works: [{ __typename: 'Film', title: 'Film 1' }],
      },
    });
    expect(await federation.ask(query, {}, askerWith('edit'))).toMatchObject({ data: null });
  });

  it('denies fields that have a guarded enum', async () => {
    expect(await federation.ask('{ film(id: "1") { rating } }')).toEqual({
      data: { film: { rating: null } },
      errors: [denied('film', 'rating')],
    });
    expect(await federation.ask('{ film(id: "1") { rating } }', {}, askerWith())).toEqual({
      data: { film: { rating: 'GOOD' } },
    });
  });

  it('runs no mutation that is denied, and the others', async () => {
    const query =
      'mutation { a: touch(id: "1") { id } b: rename(id: "2", title: "T") { id } c: touch(id: "3") { id } }';
    expect(await federation.ask(query)).toEqual({
      data: { a: { id: '1' }, b: null, c: { id: '3' } },
      errors: [denied('b')],
    });
    expect(asked()).not.toContain('rename');
    expect(await federation.ask(query, {}, askerWith('films:write'))).toEqual({
      data: { a: { id: '1' }, b: { id: '2' }, c: { id: '3' } },
    });
  });

  it('tells of what is asked for under aliases, in fragments and under conditions, where it is', async () => {
    const query = `
      query ($with: Boolean!, $not: Boolean = true) {
        all: films { ...F }
        one: film(id: "1") { ... @skip(if: $not) { price } ...F @include(if: $with) }
      }
      fragment F on Film { first: price id ... on Work { title } }
    `;
    expect(await federation.ask(query, { with: false })).toEqual({
      data: {
        all: [
          { first: null, id: '1', title: 'Film 1' },
          { first: null, id: '2', title: 'Film 2' },
        ],
        one: {},
      },
      errors: [denied('all', '@', 'first')],
    });
    expect(await federation.ask(query, { with: true, not: false })).toMatchObject({
      errors: [denied('all', '@', 'first'), denied('one', 'price'), denied('one', 'first')],
    });
  });

  it('takes no name of a client for one of ours', async () => {
    const query = '{ film(id: "1") { denied0: title denied_0: id price } }';
    expect((await federation.ask(query)).data).toEqual({
      film: { denied0: 'Film 1', denied_0: '1', price: null },
    });
  });
});

describe('a guarded federation that rejects', () => {
  it('answers nothing of an operation that asks for too much', async () => {
    const { ask, fetches } = await createFederation({ films, reviews }, null, { mode: 'reject' });
    expect(await ask('{ films { title price } budget }')).toEqual({
      errors: [rejected('films', '@', 'price'), rejected('budget')],
    });
    expect(fetches).toEqual([]);
    expect(await ask('{ films { title } }')).toMatchObject({ data: { films: [{}, {}] } });
  });
});
