import { describe, expect, it } from '@jest/globals';
import { userError } from '../../../src/errors.ts';
import { createFederation } from '../../support/federation.ts';

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
