import { describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { userError } from '../../../src/errors.ts';
import { createFederation, type TestSubgraph } from '../../support/federation.ts';

const centers = {
  sdl: `
    type Query { center: Center, host: Host! }
    type Host { center: Center }
    type Center @key(fields: "id") { id: ID! name: String! }
  `,
  resolvers: {
    Query: {
      center: () => ({ id: '1', name: 'GaMEP' }),
      host: () => ({ center: { id: '1', name: 'GaMEP' } }),
    },
  },
};

const services = {
  sdl: `
    type Center @key(fields: "id") {
      id: ID!
      services(first: Int!): [Service!]!
      hours: Hours
    }
    type Hours { opens: Int!, closes: Int!, note(in: String): String }
    type Service { title: String! }
  `,
  resolvers: {
    Center: {
      __resolveReference: async (reference: unknown) => reference,
      services: (_center: unknown, { first }: { first: number }) => {
        if (first < 0) throw userError('BAD_USER_INPUT', 'Expected a count.');
        return Array.from({ length: first }, (_none, index) => ({ title: `No. ${index}` }));
      },
      hours: () => ({
        opens: 8,
        closes: () => {
          throw userError('DATABASE_UNAVAILABLE', 'Expected the database to answer.');
        },
        note: () => {
          throw userError('QUERY_TOO_BROAD', 'Expected a note.');
        },
      }),
    },
  },
};

describe('an object that is asked for twice', () => {
  it('is null only where something in it fails', async () => {
    const { ask } = await createFederation({ centers, services });

    expect(
      await ask('{ host { a: center { name services(first: -1) { title } } b: center { name } } }'),
    ).toEqual({
      data: { host: { a: null, b: { name: 'GaMEP' } } },
      errors: [
        {
          message: 'Expected a count.',
          path: ['host', 'a', 'services'],
          locations: [{ line: 1, column: 27 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});

describe('the errors of a null', () => {
  it('are all that the subgraph tells, at the places the client asked for', async () => {
    const { ask } = await createFederation({ centers, services });

    const { data, errors = [] } = await ask(
      `{ center { name open: hours { from: opens ...Rest } } }
       fragment Rest on Hours { words: note(in: "en") to: closes }`,
    );

    expect(data).toEqual({ center: { name: 'GaMEP', open: null } });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['center', 'open', 'words'], 'QUERY_TOO_BROAD'],
      [['center', 'open', 'to'], 'DATABASE_UNAVAILABLE'],
    ]);
  });

  it('stand at the fields of an entity that they are about', async () => {
    const { ask } = await createFederation({ centers, services });

    const { data, errors = [] } = await ask(
      '{ center { few: services(first: 1) { title } all: services(first: -2) { title } hours { opens } } }',
    );

    expect(data).toEqual({ center: null });
    expect(errors.map(({ path }) => path)).toContainEqual(['center', 'all']);
    expect(errors.every(({ path }) => path?.length === 2)).toBe(true);
  });
});

describe('what is null because of a failure elsewhere', () => {
  const items: TestSubgraph = {
    sdl: `type Query { item: Item }
      type Item @key(fields: "id") { id: ID! size: Int other: Item }`,
    resolvers: { Query: { item: () => ({ id: 'a', size: 1, other: { id: 'b' } }) } },
  };
  const widths: TestSubgraph = {
    sdl: `type Item @key(fields: "id") { id: ID! weight: Int width: Int! @shareable again: Item }`,
    resolvers: {
      Item: {
        __resolveReference: (told: object) => told,
        weight: () => 5,
        again: () => ({ id: 'a' }),
        width: ({ id }: { id: string }) => {
          if (id === 'b') throw userError('BAD_USER_INPUT', 'No width.');
          return 3;
        },
      },
    },
  };
  const labels: TestSubgraph = {
    sdl: `type Item @key(fields: "id") { id: ID! size: Int @external width: Int! @external again: Item @external
      other: Item @external label: String @requires(fields: "other { width again { size } }") }`,
    resolvers: { Item: { __resolveReference: (told: object) => told, label: () => 'wrong' } },
  };
  /** Width may be null for clients. */
  const guesses: TestSubgraph = {
    sdl: `type Item @key(fields: "id", resolvable: false) { id: ID! width: Int @shareable }`,
    resolvers: {},
  };
  const told = (errors: ExecutionResult['errors'] = []) =>
    errors.map(({ path, message }) => [path?.join('.'), message]);

  it('has an error of its own where it stays null beside what failed', async () => {
    const { ask } = await createFederation({ items, widths, guesses });
    const { data, errors } = await ask('{ item { other { weight width } size } }');
    expect(data).toEqual({ item: { other: { weight: null, width: null }, size: 1 } });
    expect(told(errors)).toEqual([
      ['item.other.weight', 'No width.'],
      ['item.other.width', 'No width.'],
    ]);
  });

  it('has it where it stands, not where what failed has its name', async () => {
    const { ask } = await createFederation({ items, widths, labels });
    const { data, errors } = await ask('{ item { label width } }');
    expect(data).toEqual({ item: { label: null, width: 3 } });
    expect(told(errors)).toEqual([['item.label', 'No width.']]);
  });
});

describe('a key that is null', () => {
  const keys = ['@key(fields: "code")', '@key(fields: "place { row }")', '@key(fields: "id")'];
  const places = 'type Place { row: Int }';
  const items = (order: readonly string[]): TestSubgraph => ({
    sdl: `type Query { items: [Item] } ${places}
      type Item ${order.join(' ')} { code: Int place: Place! id: ID! }`,
    resolvers: {
      Query: {
        items: () => [
          { code: null, place: { row: null }, id: 'a' },
          { code: 2, place: { row: 2 }, id: 'b' },
        ],
      },
    },
  });
  const sizes = (order: readonly string[]): TestSubgraph => ({
    sdl: `${places} type Item ${order.join(' ')} { code: Int place: Place! id: ID! size: String }`,
    resolvers: {
      Item: {
        __resolveReference: (told: object) => told,
        size: ({ __typename, ...told }: Readonly<Record<string, unknown>>) => JSON.stringify(told),
      },
    },
  });

  it.each([[keys], [keys.toReversed()]])(
    'loses nothing where another leads to the object that is never null: %s',
    async (order) => {
      const { ask } = await createFederation({ items: items(keys), sizes: sizes(order) });
      expect(await ask('{ items { size } }')).toEqual({
        data: { items: [{ size: '{"id":"a"}' }, { size: '{"id":"b"}' }] },
      });
    },
  );

  it('loses nothing where a part of another is never null', async () => {
    const two = ['@key(fields: "code")', '@key(fields: "code id")'];
    const { ask } = await createFederation({
      items: items([...keys, ...two.slice(1)]),
      sizes: {
        ...sizes([]),
        sdl: `type Item ${two.join(' ')} { code: Int id: ID! size: String }`,
      },
    });
    expect(await ask('{ items { size } }')).toEqual({
      data: { items: [{ size: '{"code":null,"id":"a"}' }, { size: '{"code":2,"id":"b"}' }] },
    });
  });

  it.each([
    ['id: ID!', 'code: Int'],
    ['code: Int', 'id: ID!'],
  ])(
    'loses nothing where another subgraph gives the same by a key that is never null: %s, %s',
    async (first, second) => {
      const by = (field: string): TestSubgraph => ({
        ...sizes([]),
        sdl: `type Item @key(fields: "${field.slice(0, field.indexOf(':'))}") { ${field} size: String @shareable }`,
      });
      const { ask } = await createFederation({ items: items(keys), a: by(first), b: by(second) });
      expect(await ask('{ items { size } }')).toEqual({
        data: { items: [{ size: '{"id":"a"}' }, { size: '{"id":"b"}' }] },
      });
    },
  );
});
