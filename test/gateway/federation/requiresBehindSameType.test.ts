import { describe, expect, it } from '@jest/globals';
import { createFederation } from '../../support/federation.ts';

/** Centers with a city; a partner knows what is near, and the weather once it is told the city. */
const centers = {
  sdl: `
    type Query { center(id: ID!): Center }
    type Center @key(fields: "id") { id: ID! city: String }
  `,
  resolvers: {
    Query: { center: (_: unknown, { id }: { id: string }) => ({ id, city: `City ${id}` }) },
    Center: {
      __resolveReference: async ({ id }: { id: string }) =>
        id === 'gone' ? null : { id, city: `City ${id}` },
    },
  },
};

const near: Readonly<Record<string, readonly string[]>> = { a: ['b', 'c'], b: ['a'], c: ['gone'] };

const weather = {
  sdl: `
    type Query { alerts: [Alert!]! }
    type Alert { id: ID! center: Center }
    type Center @key(fields: "id") {
      id: ID!
      city: String @external
      nearby: [Center!]
      alerts: [Alert!]
      weather(unit: String = "C"): String @requires(fields: "city")
    }
  `,
  resolvers: {
    Query: { alerts: () => [{ id: '1', center: { id: 'c' } }] },
    Center: {
      __resolveReference: async (reference: unknown) => reference,
      nearby: ({ id }: { id: string }) => (near[id] ?? []).map((other) => ({ id: other })),
      alerts: ({ id }: { id: string }) => [{ id: `of ${id}`, center: { id: 'b' } }],
      weather: ({ city }: { city: string | null }, { unit }: { unit: string }) =>
        city === null ? null : `Sun in ${city}, 20 °${unit}`,
    },
  },
};

const { ask, fetches } = await createFederation({ centers, weather });

describe('fields that require others, of entities behind entities of the same type', () => {
  it('are answered at any depth', async () => {
    expect(
      await ask(`{
        center(id: "a") { city nearby { id weather nearby { weather(unit: "F") alerts { center { weather } } } } }
      }`),
    ).toEqual({
      data: {
        center: {
          city: 'City a',
          nearby: [
            {
              id: 'b',
              weather: 'Sun in City b, 20 °C',
              nearby: [
                {
                  weather: 'Sun in City a, 20 °F',
                  alerts: [{ center: { weather: 'Sun in City b, 20 °C' } }],
                },
              ],
            },
            {
              id: 'c',
              weather: 'Sun in City c, 20 °C',
              nearby: [
                { weather: null, alerts: [{ center: { weather: 'Sun in City b, 20 °C' } }] },
              ],
            },
          ],
        },
      },
    });
  });

  it('ask each entity once, wherever it stands', async () => {
    await ask('{ center(id: "a") { nearby { alerts { center { weather } } } } }');

    expect(fetches.map(({ subgraph, variables }) => [subgraph, variables])).toEqual([
      ['centers', { id: 'a' }],
      ['weather', { representations: [{ __typename: 'Center', id: 'a' }] }],
      ['centers', { representations: [{ __typename: 'Center', id: 'b' }] }],
      ['weather', { representations: [{ __typename: 'Center', id: 'b', city: 'City b' }] }],
    ]);
  });

  it('take variables, aliases and conditions along', async () => {
    const query = `query ($unit: String, $more: Boolean!) {
      center(id: "b") { nearby { city: weather(unit: $unit) ... @include(if: $more) { weather } } }
    }`;

    expect(await ask(query, { unit: 'K', more: false })).toEqual({
      data: { center: { nearby: [{ city: 'Sun in City a, 20 °K' }] } },
    });
    expect(await ask(query, { unit: 'K', more: true })).toEqual({
      data: {
        center: { nearby: [{ city: 'Sun in City a, 20 °K', weather: 'Sun in City a, 20 °C' }] },
      },
    });
  });
});
