import { describe, expect, it } from '@jest/globals';
import { composed } from '../../support/composed.ts';

type Subgraphs = Readonly<Record<string, string>>;

const shop = 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! name: String }';
const films =
  'type Query { films: [Film] } type Film implements Work @key(fields: "id") { id: ID! title: String }';
const works = 'type Query { works: [Work] } type Work @key(fields: "id") @interfaceObject';

describe('what clients could ask and somebody answers', () => {
  it.each<[string, Subgraphs]>([
    [
      'a field behind a key that a third subgraph leads to',
      {
        shops: shop,
        codes: 'type Shop @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }',
        tills: 'type Shop @key(fields: "code") { code: ID! till: Int }',
      },
    ],
    [
      'fields of a value that two subgraphs give in one field',
      {
        shops:
          'type Query { at: Place @shareable } type Place { town: String @shareable street: String }',
        tills:
          'type Query { at: Place @shareable } type Place { town: String @shareable till: Int }',
      },
    ],
    [
      'what is told along the way',
      {
        shops:
          'type Query { best: Shop @provides(fields: "name") } type Shop @key(fields: "id", resolvable: false) { id: ID! name: String @external }',
        names: 'type Shop @key(fields: "id") { id: ID! name: String }',
      },
    ],
    [
      'the type behind an @interfaceObject that somebody tells',
      {
        films: `interface Work @key(fields: "id") { id: ID! title: String } ${films}`,
        popular: `${works} { id: ID! views: Int }`,
      },
    ],
    [
      'a type of a shared union that only one has',
      {
        shops:
          'type Query { best: Sold @shareable } union Sold = Book type Book @shareable { pages: Int }',
        tills:
          'type Query { best: Sold @shareable } union Sold = Book | Film type Book @shareable { pages: Int } type Film { minutes: Int }',
      },
    ],
    [
      'what one of two gives of a mutation that both can make',
      {
        shops: `${shop} type Mutation { pay: Bill @shareable } type Bill { sum: Int @shareable }`,
        tills: 'type Mutation { pay: Bill @shareable } type Bill { sum: Int @shareable till: Int }',
      },
    ],
    [
      'root fields of others behind a field',
      { shops: 'type Query { one: Int self: Query }', tills: 'type Query { two: Int }' },
    ],
  ])('composes: %s', (_what, subgraphs) => {
    expect(composed(subgraphs)).toEqual({ sdl: expect.any(String) });
  });
});
