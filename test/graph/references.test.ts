import { beforeAll, describe, expect, it } from '@jest/globals';
import { insert, testDatabase } from '../support/database.ts';
import { askOf } from '../support/graph.ts';

const database = testDatabase();
const ask = askOf(database);

beforeAll(() =>
  insert(database, {
    centers: [
      {
        _id: 'Center:gamep',
        name: 'GaMEP',
        sortName: 'gamep',
        stateId: 'State:GA',
        city: 'Atlanta',
      },
      { _id: 'Center:lost', name: 'Lost', sortName: 'lost', stateId: 'State:XX' },
    ],
    states: [
      {
        _id: 'State:GA',
        code: 'GA',
        name: 'Georgia',
        sortName: 'georgia',
        centerId: 'Center:gamep',
      },
    ],
    agencies: [{ _id: 'Agency:doe', name: 'Energy', sortName: 'energy', abbreviation: 'DOE' }],
    associations: [{ _id: 'Association:amt', name: 'AMT', sortName: 'amt', aliases: ['NMTBA'] }],
    resources: [
      {
        _id: 'Resource:tool',
        name: 'Tool',
        sortName: 'tool',
        providerIds: ['Agency:doe', 'Association:amt', 'Agency:gone', 'Center:gamep'],
      },
    ],
    entities: [
      { _id: 'Agency:doe', type: 'Agency', arena: 'FEDERAL', sortName: 'energy' },
      { _id: 'Center:gamep', type: 'Center', arena: null, sortName: 'gamep' },
    ],
  }),
);

describe('a reference', () => {
  it('is not loaded when only its key is asked for', async () => {
    expect(await ask('{ center(slug: "gamep") { state { id __typename } } }')).toEqual({
      data: { center: { state: { id: 'State:GA', __typename: 'State' } } },
      operations: ['find centers'],
    });
  });

  it('is not loaded for fields that other domains answer', async () => {
    expect(
      await ask('{ center(slug: "gamep") { state { associations { nodes { name } } } } }'),
    ).toEqual({
      data: { center: { state: { associations: { nodes: [] } } } },
      operations: ['find centers', 'find associations'],
    });
  });

  it('is loaded once for all fields of all entities of a level', async () => {
    expect(await ask('{ centers { nodes { name state { code name center { name } } } } }')).toEqual(
      {
        data: {
          centers: {
            nodes: [
              { name: 'GaMEP', state: { code: 'GA', name: 'Georgia', center: { name: 'GaMEP' } } },
              { name: 'Lost', state: null },
            ],
          },
        },
        operations: ['find centers', 'find states', 'find centers'],
      },
    );
  });

  it('is loaded with what all paths to the entity ask for, by aliases and fragments', async () => {
    const answer = await ask(`
      query ($withCity: Boolean = true) {
        a: center(slug: "gamep") { ...Name }
        b: center(slug: "Center:gamep") { place: city @include(if: $withCity) ... { id } }
      }
      fragment Name on Center { label: name }
    `);
    expect(answer).toEqual({
      data: { a: { label: 'GaMEP' }, b: { place: 'Atlanta', id: 'Center:gamep' } },
      operations: ['find centers'],
    });
  });

  it.each([
    ['@skip(if: true)', { id: 'State:XX' }, ['find centers']],
    ['@include(if: false)', { id: 'State:XX' }, ['find centers']],
    ['@skip(if: $no)', null, ['find centers', 'find states']],
  ])(
    'is loaded for a field with %s as the directive says',
    async (directive, state, operations) => {
      expect(
        await ask(
          `query ($no: Boolean = false) { center(slug: "lost") {
          state { id ...Code @skip(if: $no) } }
        } fragment Code on State { code ${directive} }`,
        ),
      ).toEqual({ data: { center: { state } }, operations });
    },
  );

  it('is loaded through a union, one operation for each type, and null where nothing is', async () => {
    expect(
      await ask(`{ resource(slug: "tool") { providers { totalCount nodes {
        __typename
        ... on Agency { abbreviation }
        ... on Association { aliases }
        ... on Center { id }
      } } } }`),
    ).toEqual({
      data: {
        resource: {
          providers: {
            totalCount: 4,
            nodes: [
              { __typename: 'Agency', abbreviation: 'DOE' },
              { __typename: 'Association', aliases: ['NMTBA'] },
              null,
              { __typename: 'Center', id: 'Center:gamep' },
            ],
          },
        },
      },
      operations: ['find resources', 'find agencies', 'find associations'],
    });
  });

  it('is loaded through an interface', async () => {
    expect(
      await ask(`{ nodes(ids: ["Agency:doe", "Center:gamep", "Center:none", "nonsense"]) {
        id ... on Partner { name } ... on Center { city } } }`),
    ).toEqual({
      data: {
        nodes: [
          { id: 'Agency:doe', name: 'Energy' },
          { id: 'Center:gamep', city: 'Atlanta' },
          null,
          null,
        ],
      },
      operations: ['find entities', 'find agencies', 'find centers'],
    });
  });
});

describe('Query.node', () => {
  it('is null for what does not exist, even when only its id is asked for', async () => {
    expect(await ask('{ node(id: "Center:none") { id } }')).toEqual({
      data: { node: null },
      operations: ['find entities'],
    });
  });
});
