import { describe, expect, it } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { readSupergraph } from '../../../src/gateway/readSupergraph.ts';
import type { Supergraph } from '../../../src/gateway/supergraph.ts';
import { ownSubgraphs } from '../../../src/graph/ownSubgraphs.ts';
import { readCosts } from '../../../src/points/costs.ts';
import { priceOperation } from '../../../src/points/operationCost.ts';

const FEDERATION = 'https://specs.apollo.dev/federation';
const COST = 'https://specs.apollo.dev/cost/v0.1';

/** Costs of every kind, as Federation has them. */
const SHOP = `
  type Query {
    items(first: Int, page: Page): Items
      @listSize(slicingArguments: ["first", "page.first"], sizedFields: ["nodes"], requireOneSlicingArgument: false, assumedSize: 9)
    all: [Item!]! @listSize(assumedSize: 33)
    priced(by: Criteria @cost(weight: 3)): Stamp @cost(weight: 7)
    stamp: Stamp
    grade: Grade
  }
  type Items { nodes: [Item!]! }
  input Page { first: Int }
  input Criteria { exact: Boolean @cost(weight: 2) }
  type Item @cost(weight: 5) { id: ID! }
  enum Grade @cost(weight: 4) { A B }
  scalar Stamp @cost(weight: 6)
`;
const OTHER = `extend schema @link(url: "${FEDERATION}/v2.3", import: ["@shareable"]) type Query { other: Int @shareable }`;
const WEIGHTS_IN_TEXTS = SHOP.replaceAll(/weight: (\d)/g, 'weight: "$1"');
const OWN = `
  directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  ${WEIGHTS_IN_TEXTS}`;

function link(version: string, imports: string): string {
  return `extend schema @link(url: "${FEDERATION}/${version}", import: [${imports}])`;
}

const WRITTEN: readonly (readonly [string, string])[] = [
  ['with Federation 2.9', `${link('v2.9', '"@cost", "@listSize"')} ${SHOP}`],
  ['with a newer Federation', `${link('v2.12', '"@cost", "@listSize"')} ${SHOP}`],
  [
    'in the namespace of Federation',
    `${link('v2.9', '')} ${SHOP.replaceAll('@cost', '@federation__cost').replaceAll('@listSize', '@federation__listSize')}`,
  ],
  [
    'under names of its own',
    `${link('v2.9', '{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@length" }')} ${SHOP.replaceAll('@cost', '@price').replaceAll('@listSize', '@length')}`,
  ],
  ['with weights in texts', `${link('v2.9', '"@cost", "@listSize"')} ${WEIGHTS_IN_TEXTS}`],
  [
    'by the specification of costs alone',
    `${link('v2.3', '"@key"')} @link(url: "${COST}", import: ["@cost", "@listSize"]) ${SHOP}`,
  ],
  ['as the specification of IBM defines it', `${link('v2.3', '"@key"')} ${OWN}`],
  ['without Federation 2', OWN],
  [
    'with another name for Query',
    `schema @link(url: "${FEDERATION}/v2.9", import: ["@cost", "@listSize"]) { query: Shop } ${SHOP.replace('type Query', 'type Shop')}`,
  ],
];

function compose(...sdls: readonly string[]) {
  return composeGateway(
    null,
    sdls.map((sdl, index) => ({ name: `s${index}`, url: `http://s${index}`, sdl })),
  );
}

function supergraphOf(...sdls: readonly string[]): Supergraph {
  const composition = compose(...sdls);
  if (composition.kind === 'composed') return composition.supergraph;
  throw new Error(composition.problems.map(({ message }) => message).join('\n'));
}

function estimate({ schema, planning }: Supergraph, text: string, sent = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('Expected an operation.');
  const costs = readCosts([planning.document]);
  return priceOperation({ schema, document, operation, costs }).estimate(sent);
}

const QUESTIONS: readonly (readonly [string, number])[] = [
  // The page, and so many elements of 5 each.
  ['{ items(first: 3) { nodes { id } } }', 1 + 3 * 5],
  ['{ items(page: { first: 4 }) { nodes { id } } }', 1 + 1 + 4 * 5],
  ['{ items(first: 2, page: { first: 4 }) { nodes { id } } }', 1 + 1 + 4 * 5],
  ['{ items { nodes { id } } }', 1 + 9 * 5],
  ['{ all { id } }', 33 * 5],
  // The field, its argument, and what is in it.
  ['{ priced(by: { exact: true }) }', 7 + 3 + 2],
  ['{ priced }', 7],
  ['{ stamp grade }', 6 + 4],
];

describe('what a subgraph says of costs', () => {
  it.each(WRITTEN)('counts in estimates, written %s', (_how, sdl) => {
    const supergraph = supergraphOf(sdl, OTHER);
    expect(QUESTIONS.map(([text]) => [text, estimate(supergraph, text)])).toEqual(QUESTIONS);
  });

  it.each(WRITTEN)('is in the supergraph for others, written %s', (_how, sdl) => {
    const read = readSupergraph(supergraphOf(sdl, OTHER).sdl);
    expect(QUESTIONS.map(([text]) => [text, estimate(read, text)])).toEqual(QUESTIONS);
  });

  it('is the same where only one says it in a way that the composer knows, and the dearest counts', () => {
    const films = (weight: string) =>
      `type Query { films: [Film!]! @shareable } type Film @key(fields: "id") ${weight} { id: ID! @shareable }`;
    const plain = `${link('v2.9', '"@key", "@shareable", "@cost"')} ${films('@cost(weight: 3)')}`;
    const own = `${link('v2.3', '"@key", "@shareable"')} directive @cost(weight: String!) on OBJECT ${films('@cost(weight: "7.5")')}`;
    // Ten, of which each is rounded up.
    for (const sdls of [
      [plain, own],
      [own, plain],
    ]) {
      expect(estimate(supergraphOf(...sdls), '{ films { id } }')).toBe(80);
    }
  });

  it('is in contracts, of what they show', () => {
    const sdl = `${link('v2.9', '"@cost", "@tag"')}
      type Query { a: [A!]! b: Int @tag(name: "hidden") @cost(weight: 3) } type A @cost(weight: "8") { id: ID! }`;
    const specs = [{ name: 'plain', include: [], exclude: ['hidden'] }];
    const composition = composeGateway(null, [{ name: 's', url: 'http://s', sdl }], specs);
    const [contract] = composition.kind === 'composed' ? composition.contracts : [];
    if (contract?.kind !== 'composed') throw new Error('Expected a contract.');
    expect(estimate(readSupergraph(contract.sdl), '{ a { id } }')).toBe(80);
  });

  it('does not count of what is ours', () => {
    const sdl = `${link('v2.9', '"@key", "@cost", "@listSize"')}
      type Center @key(fields: "id") @cost(weight: 900) { id: ID! @cost(weight: 900) visits: [Visit!]! @listSize(assumedSize: 2) }
      type Visit @cost(weight: 5) { on: String }`;
    const composition = composeGateway(ownSubgraphs(), [{ name: 's', url: 'http://s', sdl }]);
    if (composition.kind !== 'composed') throw new Error(JSON.stringify(composition.problems));
    const { supergraph } = composition;
    expect(estimate(supergraph, '{ center(slug: "gamep") { id } }')).toBe(1);
    expect(estimate(supergraph, '{ center(slug: "gamep") { visits { on } } }')).toBe(1 + 2 * 5);
  });
});

const MISTAKES: readonly (readonly [string, string, string])[] = [
  [
    'a: [Int] @listSize(assumedSize: -1)',
    'LIST_SIZE_INVALID_ASSUMED_SIZE',
    'Expected the size that @listSize assumes to be a whole number from 0 on, got -1.',
  ],
  [
    'a(first: Int): [Int] @listSize(slicingArguments: ["last"])',
    'LIST_SIZE_INVALID_SLICING_ARGUMENT',
    'Expected slicingArguments of @listSize to name arguments of the field, got "last", which it does not have.',
  ],
  [
    'a(page: Page): [Int] @listSize(slicingArguments: ["page.last"])',
    'LIST_SIZE_INVALID_SLICING_ARGUMENT',
    'Expected slicingArguments of @listSize to name arguments of the field, got "page.last", which it does not have.',
  ],
  [
    'a(first: String): [Int] @listSize(slicingArguments: ["first"])',
    'LIST_SIZE_INVALID_SLICING_ARGUMENT',
    'Expected slicingArguments of @listSize to be of type Int, got "first", which is not.',
  ],
  [
    'a: Int @listSize(assumedSize: 3)',
    'LIST_SIZE_APPLIED_TO_NON_LIST',
    'Expected @listSize on a list, got it on a field that is none.',
  ],
  [
    'a: B @listSize(assumedSize: 3, sizedFields: ["nodes", "one"])',
    'LIST_SIZE_INVALID_SIZED_FIELD',
    'Expected sizedFields of @listSize to name lists of B, got "one".',
  ],
  [
    'a: Int @cost(weight: "much")',
    'COST_INVALID_WEIGHT',
    'Expected the weight of @cost to be a number, got "much".',
  ],
];

describe('what a subgraph says of costs and cannot mean', () => {
  it.each(MISTAKES)('is told by its name: %s', (field, code, message) => {
    const types = `type Query { ${field} other: Int } input Page { first: Int } type B { nodes: [Int] one: Int }`;
    const composition = compose(`${link('v2.9', '"@cost", "@listSize"')} ${types}`);
    const told = composition.kind === 'failed' ? composition.problems : [];
    expect(told.map(({ hint: _hint, ...rest }) => rest)).toEqual([
      { code, message, subgraph: 's0', coordinate: 'Query.a' },
    ]);
  });
});
