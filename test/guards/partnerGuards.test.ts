import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, validate, type ExecutionResult } from 'graphql';
import { DatabaseFeed } from '../../src/changes/openFeed.ts';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import { createLocalSubgraph } from '../../src/gateway/localSubgraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { OWN_NAME } from '../../src/graph/ownSubgraphs.ts';
import { ownTells } from '../../src/graph/ownTells.ts';
import type { GuardRules } from '../../src/guards/guardRules.ts';
import { anonymous } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { FEDERATION_LINK } from '../support/federationLink.ts';
import { ownGraphOver } from '../support/ownGraph.ts';

const { db } = testDatabase();
const write = dataFolders();
const feed = new DatabaseFeed(db, { isLive: () => true, onChange: () => () => undefined });
const own = ownGraphOver(accessData(db, 10_000), { feed });

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet) });
});

/** Our own graph with one partner, and guards of ours where they are given. */
function graphWith(sdl: string, ours: GuardRules = new Map()): Graph {
  const whole = FEDERATION_LINK + sdl;
  const composition = composeGateway(own.schemas, [
    { name: 'gadgets', sdl: whole, url: 'http://gadgets.example' },
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  const schema = buildSubgraphSchema([{ typeDefs: parse(whole) }]);
  const gadgets = createLocalSubgraph('gadgets', {
    execute: async ({ document, variables }) =>
      execute({ schema, document, variableValues: variables }),
    subscribe: async function* () {
      yield { data: null };
    },
  });
  const { supergraph, publicSdl } = composition;
  return createGateway({
    supergraph: { ...supergraph, guards: new Map([...supergraph.guards, ...ours]) },
    publicSdl,
    subgraphs: new Map([
      ['gadgets', gadgets],
      [OWN_NAME, own.subgraph],
    ]),
    own: own.open,
    guarding: { tells: ownTells(own.open.schema) },
    onUnplanned: () => undefined,
  });
}

/** The places of an operation that are denied to who is anonymous. */
async function deniedIn(graph: Graph, query: string): Promise<readonly string[]> {
  const document = parse(query);
  expect(validate(graph.schema, document)).toEqual([]);
  const operation = { document, operationName: null, variables: {}, asker: anonymous };
  if (!query.startsWith('subscription')) return denialsOf(await graph.execute(operation));
  // Where nothing is denied, no event comes.
  const signal = AbortSignal.timeout(200);
  for await (const event of graph.subscribe({ ...operation, signal })) return denialsOf(event);
  return [];
}

function denialsOf({ errors = [] }: ExecutionResult): readonly string[] {
  return errors
    .filter(({ extensions }) => extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE')
    .map(({ path = [] }) => path.join('.'));
}

const OURS = [
  'subscription { changed { entityId } }',
  '{ changes(types: ["Resource"], first: 1) { nodes { entityId } } }',
  '{ amendments(first: 1) { nodes { __typename } } }',
  '{ center(slug: "gamep") { history(first: 1) { __typename } unknown } }',
  '{ centers(first: 1, filter: { named: "georgia" }, orderBy: { field: NAME }) { facets(by: STATE) { value } } }',
  '{ search(text: "energy", first: 1) { totalCount } }',
  '{ entitiesByIdentifier(scheme: UEI, value: "ABCDEFGHJKL1") { id } }',
];

describe("a partner's guard on what only the partner has", () => {
  it.each([
    [
      'a field',
      'type Gadget @key(fields: "id") { id: ID! price: Int @requiresScopes(scopes: [["sales"]]) }',
    ],
    [
      'a type',
      'type Gadget @key(fields: "id") @authenticated { id: ID! name: String title: String }',
    ],
    [
      'what things are called',
      'type Gadget @key(fields: "id") { id: ID! name: String @authenticated summary: String @authenticated identifiers: [String!] @authenticated }',
    ],
    [
      'a field of a type of ours',
      'type Center @key(fields: "id") { id: ID! rating: Int @authenticated title: String @authenticated coordinates: String @authenticated }',
    ],
    [
      'a field with a name that arguments of ours begin with',
      'type Center @key(fields: "id") { id: ID! first: Int @authenticated by: Int @authenticated order: Int @authenticated filter: Int @authenticated }',
    ],
  ])('closes nothing of ours: %s', async (_what, types) => {
    const graph = graphWith(`type Query { gadgets: Int } ${types}`);
    const denied = await Promise.all(OURS.map((query) => deniedIn(graph, query)));
    expect(denied.flat()).toEqual([]);
  });

  it("goes on closing what of the partner's tells of it", async () => {
    const graph = graphWith(`
      type Query { best(order: Best, ratingAtLeast: Int): [Center] }
      enum Best { RATING NAME }
      type Center @key(fields: "id") { id: ID! rating: Int @authenticated }
    `);
    expect(await deniedIn(graph, '{ best(order: RATING) { id } }')).toEqual(['best']);
    expect(await deniedIn(graph, '{ best(ratingAtLeast: 1) { id } }')).toEqual(['best']);
    expect(await deniedIn(graph, '{ center(slug: "gamep") { rating } }')).toEqual([
      'center.rating',
    ]);
  });
});

describe('a guard of ours beside a partner', () => {
  it.each([
    [OURS[1], ['changes']],
    [OURS[2], ['amendments']],
    ['{ center(slug: "gamep") { history(first: 1) { __typename } } }', ['center.history']],
    ['subscription { changed { entityId } }', ['changed']],
    ['{ centers(first: 1, filter: { state: "GA" }) { totalCount } }', ['centers']],
    ['{ centers(first: 1) { facets(by: STATE) { value } } }', ['centers.facets']],
  ])('closes what tells of it: %s', async (query = '', places) => {
    const rule = { isAuthenticated: true, scopes: null, policies: null };
    const ours = new Map([['Center.state', rule]]);
    expect(await deniedIn(graphWith('type Query { gadgets: Int }', ours), query)).toEqual(places);
  });
});
