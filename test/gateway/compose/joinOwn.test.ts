import { describe, expect, it } from '@jest/globals';
import { parse, print, visit, type DocumentNode } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { describeProblem } from '../../../src/gateway/compose/problems.ts';
import { ownSubgraphs } from '../../../src/graph/ownSubgraphs.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';

const own = ownSubgraphs();

const remotes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['nobody', {}],
  [
    'fields of an entity',
    { ratings: 'type Resource @key(fields: "id") { id: ID! rating: Float }' },
  ],
  [
    'what requires and provides ours',
    {
      plants: `
        type State @key(fields: "id") @key(fields: "code") {
          id: ID! code: String! @external name: String! @external plants: [Plant!]! @provides(fields: "state { name }")
          label: String @requires(fields: "name code")
        }
        type Plant @key(fields: "id") { id: ID! state: State! }
        type Query { plant(id: ID!): Plant @provides(fields: "state { name }") }`,
    },
  ],
  [
    'a key that cannot be asked for',
    {
      visits:
        'type Center @key(fields: "id", resolvable: false) { id: ID! } type Query { visited: [Center!]! }',
    },
  ],
  [
    'what is shared, and another type for a field',
    {
      films: `
        type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type Film @key(fields: "id") { id: ID! of: Agency }
        type FilmConnection { nodes: [Film!]! pageInfo: PageInfo! }
        type Agency @key(fields: "id") { id: ID! films: FilmConnection! hidden: Int @inaccessible }
        type Query { films(page: Int = 1): FilmConnection! }`,
    },
  ],
  [
    'two that know each other',
    {
      shops:
        'type Shop @key(fields: "id") { id: ID! of: Association @shareable } type Association @key(fields: "id") { id: ID! shops: [Shop!]! }',
      stock:
        'type Shop @key(fields: "id") { id: ID! of: Association @shareable stock: Int } type Association @key(fields: "id") { id: ID! }',
    },
  ],
];

describe('our domains as one subgraph, of a supergraph that has each of them', () => {
  it.each(remotes)('are what composing them as one gives, beside %s', (_what, schemas) => {
    const remote = Object.entries(schemas).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    }));
    expect(elementsOf(sdlOf(composeGateway(own, remote)))).toEqual(
      elementsOf(sdlOf(composeGateway(null, [own.whole, ...remote]))),
    );
  });

  it('name none of the domains', () => {
    const composition = composeGateway(own, []);
    if (composition.kind === 'failed') throw new Error('Expected our own graph to compose.');
    expect(composition.supergraph.subgraphs).toEqual([
      { name: own.whole.name, url: own.whole.url },
    ]);
  });
});

describe('a field of ours', () => {
  it.each(['mep-graph', 'centers'])('is not taken over from %s', (from) => {
    const sdl = `${FEDERATION_LINK} type Center @key(fields: "id") { id: ID! name: String! @override(from: "${from}") }`;
    const composition = composeGateway(own, [{ name: 'films', url: '', sdl }]);
    expect(composition.kind === 'failed' && composition.problems.map(describeProblem)).toEqual([
      `[films] Center.name: Expected what is ours to stay ours, got @override(from: "${from}"). Give a field of your own another name.`,
    ]);
  });
});

function sdlOf(composition: ReturnType<typeof composeGateway>): string {
  if (composition.kind === 'composed') return composition.supergraph.sdl;
  throw new Error(composition.problems.map(describeProblem).join('\n'));
}

/** Every line of every definition, in whatever order, without descriptions: these are told of the supergraph. */
function elementsOf(sdl: string): readonly string[] {
  const document: DocumentNode = visit(parse(sdl, { noLocation: true }), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
    leave: (node) =>
      'directives' in node && node.directives.length > 1
        ? { ...node, directives: node.directives.toSorted((a, b) => compare(print(a), print(b))) }
        : undefined,
  });
  return document.definitions
    .map((definition) => {
      const [first = '', ...lines] = print(definition).split('\n');
      return [first, ...lines.sort(compare)].join('\n');
    })
    .sort(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
