import { beforeEach, describe, expect, it } from '@jest/globals';
import { userError } from '../../../src/errors.ts';
import { createFederation, type TestFederation } from '../../support/federation.ts';

interface Told {
  readonly id: string;
  readonly power?: number | null;
  readonly cost?: number | null;
  readonly host?: { readonly name: string; readonly seats: readonly { code: string }[] } | null;
}

const centers = {
  sdl: `
    type Query { centers: [Center!]!, center(id: ID!): Center }
    type Center @key(fields: "id") { id: ID!, power(unit: Unit!): Int, host: Host }
    type Host { name: String!, seats: [Seat!]! }
    type Seat { code: String! }
    enum Unit { KW HP }
  `,
  resolvers: {
    Query: {
      centers: () => [{ id: '1' }, { id: '2' }, { id: '1' }],
      center: (_root: unknown, { id }: Told) => ({ id }),
    },
    Center: {
      __resolveReference: async ({ id }: Told) => ({ id }),
      power: ({ id }: Told, { unit }: { unit: string }) => {
        if (id === 'broken') throw userError('DATABASE_UNAVAILABLE', 'No power is known.');
        return unit === 'KW' ? 100 : 136;
      },
      host: ({ id }: Told) =>
        id === '2' ? null : { name: `Host ${id}`, seats: [{ code: 'a' }, { code: 'b' }] },
    },
  },
};

const energy = {
  sdl: `
    type Center @key(fields: "id") {
      id: ID!
      power(unit: Unit!): Int @external
      host: Host @external
      cost: Int @requires(fields: "power(unit: KW)")
      motors: Int @requires(fields: "power(unit: HP)")
      label: String @requires(fields: "host { name seats { code } }")
      since: Int
    }
    type Host { name: String! @external, seats: [Seat!]! @external }
    type Seat { code: String! @external }
    enum Unit { KW HP }
  `,
  resolvers: {
    Center: {
      __resolveReference: async (told: Told) => told,
      cost: ({ power }: Told) => (power ?? 0) * 2,
      motors: ({ power }: Told) => (power ?? 0) + 1000,
      label: ({ host }: Told) =>
        host ? `${host.name} ${host.seats.map(({ code }) => code).join()}` : 'No host',
      since: () => 1988,
    },
  },
};

const grades = {
  sdl: `
    type Center @key(fields: "id") {
      id: ID!
      cost: Int @external
      grade(of: Int! = 1): String @requires(fields: "cost")
    }
  `,
  resolvers: {
    Center: {
      __resolveReference: async (told: Told) => told,
      grade: ({ cost }: Told, { of }: { of: number }) => `${String(cost)} of ${of}`,
    },
  },
};

let federation: TestFederation;

beforeEach(async () => {
  federation = await createFederation({ centers, energy, grades });
});

describe('a field that requires others', () => {
  it('is told objects in lists, and each entity once', async () => {
    expect(await federation.ask('{ centers { label } }')).toEqual({
      data: {
        centers: [{ label: 'Host 1 a,b' }, { label: 'No host' }, { label: 'Host 1 a,b' }],
      },
    });
    expect(federation.fetches.map(({ subgraph }) => subgraph)).toEqual(['centers', 'energy']);
    expect(federation.fetches[1]?.variables).toEqual({
      representations: [
        {
          __typename: 'Center',
          id: '1',
          host: { name: 'Host 1', seats: [{ code: 'a' }, { code: 'b' }] },
        },
        { __typename: 'Center', id: '2', host: null },
      ],
    });
  });

  it('is told what another gives that requires more', async () => {
    expect(await federation.ask('{ center(id: "1") { grade third: grade(of: 3) } }')).toEqual({
      data: { center: { grade: '200 of 1', third: '200 of 3' } },
    });
    expect(federation.fetches.map(({ subgraph }) => subgraph)).toEqual([
      'centers',
      'energy',
      'grades',
    ]);
  });

  it('is told what it requires, whatever the client asks of the same field', async () => {
    expect(
      await federation.ask(
        '{ center(id: "1") { cost power: power(unit: HP) host: __typename cost: cost host2: host { name: __typename } label } }',
      ),
    ).toEqual({
      data: {
        center: {
          cost: 200,
          power: 136,
          host: 'Center',
          host2: { name: 'Host' },
          label: 'Host 1 a,b',
        },
      },
    });
  });

  it('is told the right one where another requires the same with other arguments', async () => {
    const query = '{ centers { motors cost label host { name } since } }';
    const one = { motors: 1136, cost: 200, label: 'Host 1 a,b', host: { name: 'Host 1' } };
    const two = { motors: 1136, cost: 200, label: 'No host', host: null };

    expect(await federation.ask(query)).toEqual({
      data: {
        centers: [
          { ...one, since: 1988 },
          { ...two, since: 1988 },
          { ...one, since: 1988 },
        ],
      },
    });
  });

  it('fails with what it requires, and is not asked for', async () => {
    const { data, errors = [] } = await federation.ask(
      '{ center(id: "broken") { id cost grade } }',
    );

    expect(data).toEqual({ center: { id: 'broken', cost: null, grade: null } });
    expect(errors.map(({ message, path }) => [message, path])).toEqual([
      ['No power is known.', ['center', 'cost']],
      ['No power is known.', ['center', 'grade']],
    ]);
    expect(federation.fetches.map(({ subgraph }) => subgraph)).toEqual(['centers']);
  });

  it('fails alone: what else is asked of the same subgraph does not', async () => {
    const { data, errors = [] } = await federation.ask(
      '{ center(id: "broken") { label cost since host { name } } }',
    );

    expect(data).toEqual({
      center: {
        label: 'Host broken a,b',
        cost: null,
        since: 1988,
        host: { name: 'Host broken' },
      },
    });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['center', 'cost'], 'DATABASE_UNAVAILABLE'],
    ]);
    expect(federation.fetches.at(-1)?.variables).toEqual({
      representations: [
        {
          __typename: 'Center',
          id: 'broken',
          host: { name: 'Host broken', seats: [{ code: 'a' }, { code: 'b' }] },
        },
      ],
    });
  });
});
