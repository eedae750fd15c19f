import { describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import type { CompositionProblem } from '../../../src/gateway/compose/problems.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';

type Subgraphs = Readonly<Record<string, string>>;

function problemsOf(subgraphs: Subgraphs): readonly CompositionProblem[] {
  const composition = composeGateway(
    null,
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    })),
  );
  return composition.kind === 'failed' ? composition.problems : [];
}

const NO_WAY =
  'Give the type a @key in both subgraphs, answer the field in every subgraph that leads to the type, or use a type of your own.';
const MADE_ONCE =
  'A mutation is made once, by one subgraph: give the type a @key in both, or answer the field in every subgraph that makes the mutation.';
const NO_REQUIREMENT =
  'Require only what can be asked for wherever the object comes from: give it a @key by which its owner can be asked.';
const NO_TYPE =
  'Have the interface Work with a @key and all its types in a subgraph that can be asked for them.';
const NOTHING_COMMON =
  'Give the field to one subgraph, or a type that all of them can answer with.';

const shop = 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! name: String }';
const films =
  'type Query { films: [Film] } type Film implements Work @key(fields: "id") { id: ID! title: String }';
const works = 'type Query { works: [Work] } type Work @key(fields: "id") @interfaceObject';

describe('what clients could ask and nobody answer', () => {
  it.each<[string, Subgraphs, CompositionProblem]>([
    [
      'a field of an entity that cannot be asked for',
      {
        shops: shop,
        tills: 'type Shop @key(fields: "id", resolvable: false) { id: ID! till: Int }',
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask { shop { till } }, found none from "shops": "tills" gives Shop.till.',
        subgraph: 'tills',
        coordinate: 'Shop.till',
        hint: NO_WAY,
      },
    ],
    [
      'a field that requires what only another has who gives the same object, which nobody can be asked for',
      {
        shops: 'type Query { best: Shop @shareable } type Shop { name: String @shareable }',
        tills: `type Query { best: Shop @shareable } type Shop @key(fields: "id") {
          id: ID! name: String @external till: Int @requires(fields: "name") }`,
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask { best { till } }, found none: "tills" cannot be told all that Shop.till requires.',
        subgraph: 'tills',
        coordinate: 'Shop.till',
        hint: NO_REQUIREMENT,
      },
    ],
    [
      'the type of an object that is one of another interface',
      {
        films: `interface Work @key(fields: "id", resolvable: false) { id: ID! }
          type Film implements Work @key(fields: "id") { id: ID! title: String }`,
        finds: `type Query { finds: [Found] } interface Found { id: ID! }
          type Work implements Found @key(fields: "id") @interfaceObject { id: ID! }
          type Place implements Found { id: ID! }`,
        more: 'interface Found { id: ID! } type Film implements Found @key(fields: "id") { id: ID! }',
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask { finds { ... on Work { __typename } } }, found none from "finds": nobody tells the type.',
        subgraph: 'finds',
        coordinate: 'Work.__typename',
        hint: NO_TYPE,
      },
    ],
    [
      'a field of a value that another subgraph gives',
      {
        shops: 'type Query { at: Place } type Place @shareable { town: String }',
        tills:
          'type Query { till: Till } type Till { at: Place } type Place @shareable { town: String street: String }',
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask { at { street } }, found none from "shops": "tills" gives Place.street.',
        subgraph: 'tills',
        coordinate: 'Place.street',
        hint: NO_WAY,
      },
    ],
    [
      'the same, beside a root type behind a field',
      {
        shops:
          'type Query { at: Place again: Query } type Place @shareable { town: String street: String }',
        tills: 'type Mutation { move: Place } type Place @shareable { town: String }',
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask mutation { move { street } }, found none from "tills": "shops" gives Place.street.',
        subgraph: 'tills',
        coordinate: 'Place.street',
        hint: NO_WAY,
      },
    ],
    [
      'a field that requires what is behind a key of others',
      {
        shops: shop,
        codes:
          'type Shop @key(fields: "code") @key(fields: "id", resolvable: false) { id: ID! code: ID! size: Int }',
        tills:
          'type Shop @key(fields: "id") { id: ID! size: Int @external till: Int @requires(fields: "size") } type Query { tills: [Shop] }',
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask { shop { till } }, found none: "tills" cannot be told all that Shop.till requires.',
        subgraph: 'tills',
        coordinate: 'Shop.till',
        hint: NO_REQUIREMENT,
      },
    ],
    [
      'the type behind an @interfaceObject',
      {
        films: `interface Work { title: String } ${films}`,
        popular: `${works} { id: ID! views: Int }`,
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask { works { __typename } }, found none from "popular": nobody tells the type.',
        subgraph: 'popular',
        coordinate: 'Work.__typename',
        hint: NO_TYPE,
      },
    ],
    [
      'all that a mutation gives, which two subgraphs can make and neither tells whole',
      {
        shops: `${shop} type Mutation { pay: Bill @shareable } type Bill { sum: Int @shareable shop: Int }`,
        tills: 'type Mutation { pay: Bill @shareable } type Bill { sum: Int @shareable till: Int }',
      },
      {
        code: 'SATISFIABILITY_ERROR',
        message:
          'Expected a way to ask mutation { pay { till } }, found none from "shops": "tills" gives Bill.till.',
        subgraph: 'tills',
        coordinate: 'Bill.till',
        hint: MADE_ONCE,
      },
    ],
    [
      'any of the objects of a field that is shared, of a union',
      {
        shops: 'type Query { best: Sold @shareable } union Sold = Book type Book { pages: Int }',
        tills: 'type Query { best: Sold @shareable } union Sold = Film type Film { minutes: Int }',
      },
      {
        code: 'SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES',
        message:
          'Expected a type in common to all who are asked { best }, got Book in "shops"; Film in "tills".',
        subgraph: 'tills',
        coordinate: 'Query.best',
        hint: NOTHING_COMMON,
      },
    ],
    [
      'any of the objects of a field that is shared, of an interface',
      {
        shops:
          'type Query { best: Sold @shareable } interface Sold { price: Int } type Book implements Sold { price: Int }',
        tills:
          'type Query { best: Sold @shareable } interface Sold { price: Int } type Film implements Sold { price: Int }',
      },
      {
        code: 'SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES',
        message:
          'Expected a type in common to all who are asked { best }, got Book in "shops"; Film in "tills".',
        subgraph: 'tills',
        coordinate: 'Query.best',
        hint: NOTHING_COMMON,
      },
    ],
  ])('is told with its owner: %s', (_what, subgraphs, problem) => {
    expect(problemsOf(subgraphs)).toContainEqual(problem);
  });
});
