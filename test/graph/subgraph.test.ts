import { beforeAll, describe, expect, it } from '@jest/globals';
import { domainNames } from '../../src/collections/index.ts';
import { insert, testDatabase } from '../support/database.ts';
import { askOf, graphOf } from '../support/graph.ts';

const database = testDatabase();

beforeAll(() =>
  insert(database, {
    states: [
      { _id: 'State:GA', code: 'GA', name: 'Georgia', centerId: 'Center:gamep' },
      { _id: 'State:AL', code: 'AL', name: 'Alabama', centerId: 'Center:atn' },
    ],
    stateOrganizations: [
      {
        _id: 'StateOrganization:gt',
        name: 'Georgia Tech',
        sortName: 'georgia tech',
        stateId: 'State:GA',
        centerIds: ['Center:gamep'],
      },
    ],
  }),
);

const entities = `query ($of: [_Any!]!) { _entities(representations: $of) {
  __typename
  ... on State { id code name center { id } }
  ... on Center { id organizations { nodes { name } } }
} }`;

describe('the states domain as a subgraph', () => {
  const ask = askOf(database, ['states']);

  it('resolves its entities by every key, and what it adds to others, in one batch each', async () => {
    const answer = await ask(entities, {
      of: [
        { __typename: 'State', id: 'State:GA' },
        { __typename: 'State', code: 'AL' },
        { __typename: 'State', id: 'State:XX' },
        { __typename: 'Center', id: 'Center:gamep' },
        { __typename: 'Center', id: 'Center:none' },
      ],
    });
    expect(answer).toEqual({
      data: {
        _entities: [
          {
            __typename: 'State',
            id: 'State:GA',
            code: 'GA',
            name: 'Georgia',
            center: { id: 'Center:gamep' },
          },
          {
            __typename: 'State',
            id: 'State:AL',
            code: 'AL',
            name: 'Alabama',
            center: { id: 'Center:atn' },
          },
          null,
          {
            __typename: 'Center',
            id: 'Center:gamep',
            organizations: { nodes: [{ name: 'Georgia Tech' }] },
          },
          { __typename: 'Center', id: 'Center:none', organizations: { nodes: [] } },
        ],
      },
      operations: ['find states', 'find stateOrganizations'],
    });
  });

  it.each([
    [{ __typename: 'Agency', id: 'Agency:doe' }, 'of this subgraph'],
    [{ __typename: 'Query' }, 'of this subgraph'],
    [{ id: 'State:GA' }, 'of this subgraph'],
    [5, 'of this subgraph'],
    [{ __typename: 'State' }, 'to have one key'],
    [{ __typename: 'State', id: 7 }, 'to have one key'],
    [{ __typename: 'State', id: { $ne: 1 } }, 'to have one key'],
    [{ __typename: 'State', code: 'GA', id: 'State:AL' }, 'to have one key'],
  ])('refuses the representation %j', async (representation, message) => {
    const { errors } = await ask(entities, { of: [representation] });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it('publishes its SDL', async () => {
    const { data } = await ask('{ _service { sdl } }');
    const { sdl } = data?.['_service'] as { readonly sdl: string };
    expect(sdl).toContain('type State implements Node @key(fields: "id") @key(fields: "code")');
    expect(sdl).toContain('https://specs.apollo.dev/federation/v2.9');
  });
});

describe('several domains as one subgraph', () => {
  it.each(
    domainNames.flatMap((one, index) =>
      domainNames.slice(index + 1).map((other) => [one, other] as const),
    ),
  )('make a valid schema: %s and %s', (one, other) => {
    const { schema } = graphOf(database, [one, other]);
    expect(schema.getQueryType()?.getFields()).toHaveProperty('_entities');
  });
});
