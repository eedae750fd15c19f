import { describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const ask = askOf(realDatabase());
const kept = { id: 'Center:gamep' };

describe('a wrong argument takes nothing from other fields', () => {
  it.each([
    ['a filter', 'resources(filter: { audience: "student" }) { totalCount }'],
    ['a filter of what else is asked', 'resources(filter: { topicsAny: ["x"] }) { nodes { id } }'],
    ['a filter by an id', 'agencies(filter: { parent: "Agency:x" }) { nodes { id } totalCount }'],
    [
      'a filter of what is counted',
      'resources(filter: { audience: "student" }) { totalCount facets(by: TOPIC) { count } }',
    ],
    ['a cursor', 'centers(after: "x") { nodes { id } }'],
    ['a cursor from the end', 'states(last: 1, before: "x") { edges { cursor } }'],
    ['a cursor of another list', 'topics(after: "x") { pageInfo { hasNextPage } }'],
    ['too many ids', `nodes(ids: ${JSON.stringify(Array(101).fill('x'))}) { id }`],
    ['a ZIP code', 'servingCenters(zip: "x") { zip }'],
    ['a place', 'nearestCenters(to: {}) { nodes { id } }'],
    ['a size', 'agreements(first: -1) { nodes { id } }'],
    ['a cursor of found', 'search(text: "energy", after: "x") { nodes { __typename } }'],
  ])('at the root: %s', async (_what, field) => {
    const { data, errors } = await ask(`{ center(slug: "gamep") { id } wrong: ${field} }`);
    expect(data).toEqual({ center: kept, wrong: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
  });

  it.each([
    ['a filter', 'resources(filter: { audience: "student" }) { totalCount }'],
    ['a cursor', 'resources(after: "x") { nodes { id } }'],
    ['a cursor of ids', 'impacts(after: "x") { nodes { id } }'],
    ['a cursor of what is near', 'nearby(after: "x") { nodes { id } }'],
  ])('below an entity: %s', async (_what, field) => {
    const { data, errors } = await ask(`{ center(slug: "gamep") { id wrong: ${field} } }`);
    expect(data).toEqual({ center: { ...kept, wrong: null } });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
  });
});

it('so every connection may be null', () => {
  const types = Object.values(buildSchema(readApiSdl()).getTypeMap()).filter(isObjectType);
  const owed = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ type: of }) => isNonNullType(of) && getNamedType(of).name.endsWith('Connection'))
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(owed).toEqual([]);
});

interface Providers {
  readonly resources: {
    readonly nodes: readonly { readonly providers: { readonly nodes: readonly object[] } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

it('who offers a resource has a name, whoever it is', async () => {
  const found: object[] = [];
  for (let after: string | null = null; ;) {
    const { data }: { data?: unknown } = await ask(
      `query ($after: String) {
        resources(first: 100, after: $after) {
          nodes { providers(first: 100) { nodes { __typename id name website summary } } }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { after },
    );
    const { resources } = data as Providers;
    found.push(...resources.nodes.flatMap(({ providers }) => providers.nodes));
    if (!resources.pageInfo.hasNextPage) break;
    after = resources.pageInfo.endCursor;
  }
  const kinds = new Set(found.map((provider) => (provider as { __typename: string }).__typename));
  expect([...kinds].sort()).toEqual(['Agency', 'Association', 'Center']);
  expect(found.filter((provider) => !(provider as { name: string | null }).name)).toEqual([]);
  const { data } = await ask('{ node(id: "Agency:nist") { ... on ResourceProvider { name } } }');
  expect(data).toEqual({ node: { name: 'National Institute of Standards and Technology' } });
});
