import { describe, expect, it } from '@jest/globals';
import { parse, validate, type ExecutionResult } from 'graphql';
import { createGraph } from '../../src/graph/createGraph.ts';
import { createSubgraph } from '../../src/graph/createSubgraph.ts';
import type { GuardRule } from '../../src/guards/guardRules.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { askerWith } from '../support/askers.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase();

const staff: GuardRule = { isAuthenticated: false, scopes: [['staff']], policies: null };

interface Told {
  readonly data: unknown;
  /** Of what was denied. */
  readonly paths: readonly string[];
}

/** Asks our own graph, in which some coordinates are for staff only. */
async function ask(
  guarded: readonly string[],
  query: string,
  {
    variables = {},
    asker = anonymous,
  }: { variables?: Record<string, unknown>; asker?: Asker } = {},
): Promise<Told> {
  const rules = new Map(guarded.map((coordinate) => [coordinate, staff]));
  const graph = createGraph(accessData(database.db, 10_000), undefined, { rules });
  const document = parse(query);
  expect(validate(graph.schema, document)).toEqual([]);
  const operation = { document, operationName: null, variables, asker };
  const answer = (await graph.answer?.(operation)) ?? '';
  const result = (typeof answer === 'string' ? JSON.parse(answer) : answer) as ExecutionResult;
  return {
    data: JSON.parse(JSON.stringify(result.data)) as unknown,
    paths: (result.errors ?? []).map(({ path, extensions }) =>
      extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE'
        ? (path ?? []).join('.')
        : String(extensions['code']),
    ),
  };
}

describe('a guarded field of ours', () => {
  it('is null for who may not see it, and there for who may', async () => {
    const query = '{ center(slug: "gamep") { name city } }';
    expect(await ask(['Center.city'], query)).toEqual({
      data: { center: { name: expect.any(String), city: null } },
      paths: ['center.city'],
    });
    const seen = await ask(['Center.city'], query, { asker: askerWith('staff') });
    expect(seen).toEqual({
      data: { center: { name: expect.any(String), city: expect.any(String) } },
      paths: [],
    });
  });

  it.each([
    ['an order', '{ resources(first: 1, orderBy: { field: START_YEAR }) { nodes { id } } }'],
    ['a filter', '{ resources(first: 1, filter: { started: { from: 2000 } }) { nodes { id } } }'],
    ['a facet', '{ resources { facets(by: START_YEAR) { value count } } }'],
    ['a cross table', '{ resources { crossTab(rows: KIND, columns: START_YEAR) { __typename } } }'],
    [
      'what it was before',
      '{ resource(slug: "e3-initiative") { history(first: 1) { __typename } } }',
    ],
  ])('is not told by %s', async (_what, query) => {
    const { data, paths } = await ask(['Resource.startYear'], query);
    expect(paths).toEqual([expect.stringMatching(/^resources?(\.facets|\.crossTab|\.history)?$/)]);
    expect(JSON.stringify(data)).not.toMatch(/value|count|Resource:|CrossTab|Connection/);
  });

  it('is told by other orders, filters and facets', async () => {
    const query = `{
      resources(first: 1, filter: { kind: GRANT }, orderBy: { field: TITLE }) { nodes { id } facets(by: KIND) { value } }
    }`;
    expect((await ask(['Resource.startYear'], query)).paths).toEqual([]);
  });

  it('counts in variables by what they are', async () => {
    const query =
      'query ($order: ResourceOrder) { resources(first: 1, orderBy: $order) { nodes { id } } }';
    const paths = async (variables: Record<string, unknown>) =>
      (await ask(['Resource.startYear'], query, { variables })).paths;
    expect(await paths({})).toEqual([]);
    expect(await paths({ order: { field: 'TITLE' } })).toEqual([]);
    expect(await paths({ order: { field: 'START_YEAR' } })).toEqual(['resources']);
  });

  it('is not told by the order that lists have where nothing is said', async () => {
    const query = '{ resources(first: 1) { nodes { id } } }';
    expect((await ask(['Resource.title'], query)).paths).toEqual(['resources']);
    const ordered = '{ resources(first: 1, orderBy: { field: START_YEAR }) { nodes { id } } }';
    expect((await ask(['Resource.title'], ordered)).paths).toEqual([]);
  });

  it('is not searched for', async () => {
    const query = '{ search(text: "energy") { totalCount } }';
    expect(await ask(['Resource.summary'], query)).toEqual({
      data: { search: null },
      paths: ['search'],
    });
    expect((await ask(['Resource.website'], query)).paths).toEqual([]);
  });
});

describe('a guarded type of ours', () => {
  it.each([
    ['by its id', '{ node(id: "Resource:e3-initiative") { __typename } }', ['node']],
    ['by ids', '{ nodes(ids: ["Center:gamep"]) { id } }', ['nodes']],
    ['by its slug', '{ resource(slug: "e3-initiative") { title } }', ['resource']],
    ['in lists', '{ resources { totalCount } }', ['resources']],
    [
      'in lists of others',
      '{ center(slug: "gamep") { name resources { pageInfo { hasNextPage } } } }',
      ['center.resources'],
    ],
    ['by a search', '{ search(text: "energy") { nodes { id } } }', ['search']],
    ['in numbers', '{ network { totals { resources centers } } }', ['network.totals.resources']],
  ])('is not shown %s', async (_what, query, paths) => {
    expect((await ask(['Resource'], query)).paths).toEqual(paths);
    expect((await ask(['Resource'], query, { asker: askerWith('staff') })).paths).toEqual([]);
  });

  it('leaves what leads to other types only', async () => {
    const query =
      '{ center(slug: "gamep") { state { name } } partners(first: 1) { nodes { id } } }';
    expect((await ask(['Resource'], query)).paths).toEqual([]);
  });
});

describe('a guarded subgraph of ours', () => {
  const graph = () =>
    createSubgraph(
      { domains: ['centers'], data: accessData(database.db, 10_000) },
      {
        rules: new Map([
          ['Center.city', staff],
          ['FundingRecord', staff],
        ]),
      },
    );
  const entities = async (representations: unknown, selection: string) => {
    const document = parse(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ${selection} } }`,
    );
    const { data, errors = [] } = await graph().execute({
      document,
      operationName: null,
      variables: { of: representations },
    });
    return {
      data: JSON.parse(JSON.stringify(data)) as unknown,
      paths: errors.map(({ path }) => path?.join('.')),
    };
  };

  it('gives a router no field that its asker may not see', async () => {
    const center = { __typename: 'Center', id: 'Center:gamep' };
    expect(await entities([center], '... on Center { name city }')).toEqual({
      data: { _entities: [{ name: expect.any(String), city: null }] },
      paths: ['_entities.@.city'],
    });
  });

  it('finds no entity of a type that its asker may not see', async () => {
    const record = { __typename: 'FundingRecord', id: 'FundingRecord:none' };
    expect((await entities([record], '__typename')).paths).toEqual(['_entities']);
  });
});
