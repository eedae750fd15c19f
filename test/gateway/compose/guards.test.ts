import { describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { describeProblem } from '../../../src/gateway/compose/problems.ts';
import { readSupergraph } from '../../../src/gateway/readSupergraph.ts';
import type { GuardRule } from '../../../src/guards/guardRules.ts';
import { ownSubgraphs } from '../../../src/graph/ownSubgraphs.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';

type Parts = Readonly<Record<string, string>>;

const schemas = (parts: Parts) =>
  Object.entries(parts).map(([name, sdl]) => ({
    name,
    url: '',
    sdl: sdl.includes('@link') ? sdl : FEDERATION_LINK + sdl,
  }));

function guardsOf(parts: Parts): Readonly<Record<string, GuardRule>> {
  const composition = composeGateway(null, schemas(parts));
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  return Object.fromEntries(composition.supergraph.guards);
}

function problemsOf(parts: Parts, own = false): readonly string[] {
  const composition = composeGateway(own ? ownSubgraphs() : null, schemas(parts));
  return composition.kind === 'failed' ? composition.problems.map(describeProblem) : [];
}

const rule = (given: Partial<GuardRule>): GuardRule => ({
  isAuthenticated: false,
  scopes: null,
  policies: null,
  ...given,
});

describe('guards of several subgraphs', () => {
  it('must all be met, alternatives by alternatives', () => {
    const film = (scopes: string) =>
      `type Film @key(fields: "id") { id: ID! price: Int @shareable @requiresScopes(scopes: ${scopes}) }`;
    expect(
      guardsOf({
        shop: `type Query { film: Film } ${film('[["sales", "read"], ["admin"]]')}`,
        stock: film('[["stock"]]'),
      }),
    ).toEqual({
      'Film.price': rule({
        scopes: [
          ['admin', 'stock'],
          ['read', 'sales', 'stock'],
        ],
      }),
    });
  });

  it('add up where one is of a type, or of another kind', () => {
    expect(
      guardsOf({
        shop: `type Query { film: Film } type Film @shareable @authenticated { price: Int @policy(policies: [["sales"]]) }`,
        stock: `type Query { other: Film } type Film @shareable { price: Int @authenticated }`,
      }),
    ).toEqual({
      Film: rule({ isAuthenticated: true }),
      'Film.price': rule({ isAuthenticated: true, policies: [['sales']] }),
    });
  });

  it('hold for a field that another subgraph has taken over', () => {
    expect(
      guardsOf({
        shop: `type Query { film: Film } type Film @key(fields: "id") { id: ID! price: Int @authenticated }`,
        stock: `type Film @key(fields: "id") { id: ID! price: Int @override(from: "shop") }`,
      }),
    ).toEqual({ 'Film.price': rule({ isAuthenticated: true }) });
  });

  it('hold for a field of an @interfaceObject in all its types', () => {
    const guards = guardsOf({
      shop: `type Query { works: [Work] } interface Work @key(fields: "id") { id: ID! } type Film implements Work @key(fields: "id") { id: ID! }`,
      stock: `type Work @key(fields: "id") @interfaceObject { id: ID! price: Int @authenticated }`,
    });
    expect(guards).toMatchObject({ 'Film.price': rule({ isAuthenticated: true }) });
  });

  it('are known by whatever name a subgraph gives them', () => {
    const link =
      'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", { name: "@authenticated", as: "@known" }])';
    expect(
      guardsOf({
        shop: `${link} type Query { price: Int @known cost: Int @federation__requiresScopes(scopes: [["sales"]]) }`,
      }),
    ).toEqual({
      'Query.price': rule({ isAuthenticated: true }),
      'Query.cost': rule({ scopes: [['sales']] }),
    });
  });

  it('are known by whatever name a supergraph gives them', () => {
    const supergraph = readSupergraph(`
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
        @link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "known", for: SECURITY)
        @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", import: [{ name: "@requiresScopes", as: "@has" }], for: SECURITY)
      { query: Query }
      enum join__Graph { SHOP @join__graph(name: "shop", url: "") }
      type Query @join__type(graph: SHOP) { price: Int @known cost: Int @has(scopes: [["sales"]]) }
    `);
    expect(Object.fromEntries(supergraph.guards)).toEqual({
      'Query.price': rule({ isAuthenticated: true }),
      'Query.cost': rule({ scopes: [['sales']] }),
    });
  });
});

describe('a field that requires a guarded one', () => {
  const requiring = (guarded: string, repeated: string) =>
    problemsOf({
      shop: `type Query { film: Film } type Film @key(fields: "id") { id: ID! price: Int ${guarded} }`,
      tax: `type Film @key(fields: "id") { id: ID! price: Int @external tax: Int @requires(fields: "price") ${repeated} }`,
    });
  const missing = [
    '[tax] Film.tax: Expected Film.tax to be guarded as Film.price is, which it requires, got less. Repeat the guards of Film.price at Film.tax: @authenticated, @requiresScopes, @policy.',
  ];

  it.each([
    ['@authenticated', ''],
    ['@authenticated', '@requiresScopes(scopes: [["a"]])'],
    ['@requiresScopes(scopes: [["a"]])', '@authenticated'],
    ['@requiresScopes(scopes: [["a"]])', '@requiresScopes(scopes: [["a"], ["b"]])'],
    ['@requiresScopes(scopes: [["a", "b"]])', '@requiresScopes(scopes: [["a"]])'],
    ['@policy(policies: [["p"]])', '@policy(policies: [["q"]])'],
  ])('is refused where %s is repeated as "%s"', (guarded, repeated) => {
    expect(requiring(guarded, repeated)).toEqual(missing);
  });

  it.each([
    ['@authenticated', '@authenticated'],
    ['@requiresScopes(scopes: [["a"], ["b"]])', '@requiresScopes(scopes: [["a"]])'],
    ['@requiresScopes(scopes: [["a"]])', '@requiresScopes(scopes: [["a", "b"], ["a", "c"]])'],
    ['@policy(policies: [["p"]])', '@policy(policies: [["p", "q"]]) @authenticated'],
  ])('composes where %s is repeated as %s', (guarded, repeated) => {
    expect(requiring(guarded, repeated)).toEqual([]);
  });

  it('is refused at an @interfaceObject as well', () => {
    expect(
      problemsOf({
        shop: `type Query { works: [Work] } interface Work @key(fields: "id") { id: ID! price: Int } type Film implements Work @key(fields: "id") { id: ID! price: Int @authenticated }`,
        tax: `type Work @key(fields: "id") @interfaceObject { id: ID! price: Int @external tax: Int @requires(fields: "price") }`,
      })[0],
    ).toMatch(/^\[tax\] Work\.tax: Expected Work\.tax to be guarded as Work\.price is/);
  });
});

describe('a guard that would keep nobody out', () => {
  it.each([
    ['interface Work @authenticated { id: ID }', 'Work'],
    ['interface Work { id: ID @authenticated }', 'Work.id'],
    ['interface Work { id: ID } extend interface Work @authenticated', 'Work'],
  ])('is refused on an interface: %s', (work) => {
    const sdl = `type Query { work: Work } ${work} type Film implements Work { id: ID }`;
    expect(problemsOf({ shop: sdl })).toEqual([
      expect.stringMatching(
        /^\[shop\].*(cannot be applied on interfaces|on types that can come back)/,
      ),
    ]);
  });

  it.each([
    '@requiresScopes(scopes: [])',
    '@requiresScopes(scopes: [[]])',
    '@policy(policies: [])',
  ])('is refused where it names nothing: %s', (guard) => {
    expect(problemsOf({ shop: `type Query { price: Int ${guard} }` })).toEqual([
      expect.stringMatching(/^\[shop\] Query\.price: Expected @\w+ to name something/),
    ]);
  });
});

describe('what is ours', () => {
  it.each([
    ['type Center @key(fields: "id") @authenticated { id: ID! films: Int }', 'Center'],
    ['type Center @key(fields: "id") { id: ID! @authenticated films: Int }', 'Center.id'],
  ])('is closed by no other subgraph: %s', (sdl, coordinate) => {
    expect(problemsOf({ films: sdl }, true)).toEqual([
      `[films] ${coordinate}: Expected what is ours to be as open as it is, got a guard. Guard the fields and types that you add.`,
    ]);
  });

  it('takes guarded fields of others', () => {
    const sdl = 'type Center @key(fields: "id") { id: ID! films: Int @authenticated }';
    expect(problemsOf({ films: sdl }, true)).toEqual([]);
  });
});
