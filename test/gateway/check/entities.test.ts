import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import type { CheckReport } from '../../../src/gateway/check/checkSubgraph.ts';
import type { FindSample } from '../../../src/gateway/check/checkEntities.ts';
import { entitiesOf } from '../../../src/gateway/check/entities.ts';
import type { SubgraphCode } from '../../support/httpSubgraph.ts';
import { useChecks } from '../../support/checkedSubgraph.ts';

const check = useChecks();

describe('checking whether entities resolve', () => {
  const sdl = 'type Center @key(fields: "id") { id: ID! film: String }';
  const center: FindSample = async (type) =>
    type === 'Center' ? { id: 'Center:a', name: 'A' } : null;
  const outcomes = ({ entities }: CheckReport) =>
    entities.map(({ type, asked, fields, outcome, message }) => ({
      type,
      asked,
      fields,
      outcome,
      message,
    }));

  it('asks for a known one and for one that nobody has', async () => {
    const report = await check(
      {
        sdl,
        resolvers: {
          Center: {
            __resolveReference: async ({ id }: { id: string }) =>
              id === 'Center:a' ? { id, film: 'f' } : null,
          },
        },
      },
      { findSample: center },
    );
    expect(report).toMatchObject({ isGood: true, warnings: [] });
    expect(report.entities).toEqual([
      {
        type: 'Center',
        key: 'id',
        asked: 'known',
        representation: { __typename: 'Center', id: 'Center:a' },
        fields: ['id', 'film'],
        outcome: 'resolves',
        message: null,
      },
      {
        type: 'Center',
        key: 'id',
        asked: 'unknown',
        representation: { __typename: 'Center', id: 'Center:mep-graph-check' },
        fields: ['id', 'film'],
        outcome: 'null',
        message: null,
      },
    ]);
  });

  it('asks by keys that are written in braces', async () => {
    const braced = sdl.replace('"id"', '"{ id }"');
    const resolvers = { Center: { __resolveReference: ({ id }: { id: string }) => ({ id }) } };
    const report = await check({ sdl: braced, resolvers }, { findSample: center });
    expect(report.entities[0]).toMatchObject({
      representation: { __typename: 'Center', id: 'Center:a' },
      outcome: 'resolves',
    });
  });

  it.each([
    ['another name', 'import: [{ name: "@key", as: "@by" }]', '@by'],
    ['the prefix of its specification', 'import: []', '@federation__key'],
    ['a prefix of its own', 'as: "fed"', '@fed__key'],
  ])('knows keys where the directive has %s', (_what, imported, name) => {
    const link = `@link(url: "https://specs.apollo.dev/federation/v2.9", ${imported})`;
    const written = `extend schema ${link} ${sdl.replace('@key', name)}`;
    const schema = buildSchema(
      'type Query { center: Center } type Center { id: ID! film: String }',
    );
    expect(entitiesOf(written, schema)).toMatchObject([{ type: 'Center', keys: [{ text: 'id' }] }]);
  });

  it('fails where a known one gives an error, and warns where only an unknown one does', async () => {
    const failing = (known: boolean): SubgraphCode => ({
      sdl,
      resolvers: {
        Center: {
          __resolveReference: async ({ id }: { id: string }) => {
            if (known === (id === 'Center:a')) throw new Error('no database');
            return { id };
          },
        },
      },
    });
    const broken = await check(failing(true), { findSample: center });
    expect([broken.isGood, outcomes(broken)[0]]).toEqual([
      false,
      {
        type: 'Center',
        asked: 'known',
        fields: ['id', 'film'],
        outcome: 'error',
        message: 'no database',
      },
    ]);
    const careless = await check(failing(false), { findSample: center });
    expect([careless.isGood, careless.warnings]).toEqual([
      true,
      [
        expect.stringMatching(
          /^Center by "id": an entity that nobody has gives an error instead of null/,
        ),
      ],
    ]);
  });

  it('warns where a known one is null', async () => {
    const report = await check(
      { sdl, resolvers: { Center: { __resolveReference: async () => null } } },
      { findSample: center },
    );
    expect([report.isGood, report.warnings]).toEqual([
      true,
      [expect.stringMatching(/^Center by "id": a known entity is null/)],
    ]);
  });

  it('sends what a field requires, and takes its own entities from its queries', async () => {
    const report = await check(
      {
        sdl: `
          type Center @key(fields: "id") { id: ID! name: String! @external shout: String @requires(fields: "name") }
          type Film @key(fields: "studio { code } year") { studio: Studio! year: Int! title: String }
          type Studio { code: ID! }
          type Query { films: [Film!] }
        `,
        resolvers: {
          Query: { films: () => [{ studio: { code: 'x' }, year: 1999 }] },
          Center: { shout: ({ name }: { name?: string }) => name?.toUpperCase() ?? null },
          Film: { __resolveReference: async (known: object) => known },
        },
      },
      { findSample: center },
    );
    expect(report.isGood).toBe(true);
    expect(
      report.entities.map(({ representation, fields }) => ({ representation, fields })),
    ).toEqual([
      {
        representation: { __typename: 'Center', id: 'Center:a', name: 'A' },
        fields: ['id', 'shout'],
      },
      { representation: { __typename: 'Center', id: 'Center:mep-graph-check' }, fields: ['id'] },
      {
        representation: { __typename: 'Film', studio: { code: 'x' }, year: 1999 },
        fields: ['year', 'title'],
      },
      {
        representation: { __typename: 'Film', studio: { code: 'mep-graph-check' }, year: 0 },
        fields: ['year', 'title'],
      },
    ]);
  });
});
