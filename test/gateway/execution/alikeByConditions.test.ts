import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createFederation, type TestSubgraph } from '../../support/federation.ts';

/** Who knows what items are, and is asked only where it matters. */
const items: TestSubgraph = {
  sdl: `
    type Query { item: Item }
    interface Item @key(fields: "id") { id: ID! name: String }
    type Mill implements Item @key(fields: "id") { id: ID! name: String }
    type Shop implements Item @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: {},
};
const marks: TestSubgraph = {
  sdl: `
    type Query { best: Item }
    type Item @key(fields: "id") @interfaceObject { id: ID! stars: Int }
  `,
  resolvers: { Query: { best: () => ({ id: 'm1', stars: 5 }) } },
};

describe('an object of which only an interface is known', () => {
  it.each([
    ['$on: Boolean = true', '... on Mill { name @skip(if: $on) }', {}],
    ['$on: Boolean = false', '... on Mill { name @include(if: $on) }', {}],
    ['$on: Boolean! = true', '... on Mill @skip(if: $on) { name }', {}],
    ['$on: Boolean!', '... on Mill { name @include(if: $on) }', { on: false }],
    ['$on: Boolean! = false', '... on Mill { name @include(if: $on) }', { on: false }],
  ])(
    'needs no type where the answer is the same by (%s) { %s }, however it is completed',
    async (variable, fragment, variables) => {
      const { ask, graph, fetches } = await createFederation({ items, marks });
      const query = `query (${variable}) { best { stars ${fragment} } }`;
      const right = { data: { best: { stars: 5 } } };
      expect(await ask(query, variables)).toEqual(right);
      expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['marks']);
      const operation = { document: parse(query), operationName: null, variables };
      expect(JSON.parse(JSON.stringify(await graph.execute(operation)))).toEqual(right);
    },
  );
});
