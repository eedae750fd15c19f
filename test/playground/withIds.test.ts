import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { withIds } from '../../playground/answer/withIds.ts';

const schema = buildSchema(`
  interface Node { id: ID! }
  type A implements Node { id: ID! name: String }
  type B implements Node { id: ID! title: String }
  union Both = A | B
  type Edge { node: Both miles: Int }
  type Connection { nodes: [Both]! edges: [Edge]! }
  type Count { label: String }
  type Query { all: Connection! some: [A!]! counts: [Count!]! }
`);

function asked(query: string, list: string): string | null {
  return withIds(schema, query, list)?.replaceAll(/\s+/g, ' ').trim() ?? null;
}

describe('withIds', () => {
  it.each([
    ['{ x: some { name } }', 'x', '{ x: some { id name } }'],
    [
      '{ all { nodes { ... on A { name } } } }',
      'all.nodes',
      '{ all { nodes { ... on Node { id } ... on A { name } } } }',
    ],
    [
      '{ all { edges { miles node { __typename } } } }',
      'all.edges',
      '{ all { edges { miles node { ... on Node { id } __typename } } } }',
    ],
    ['{ some { id name } }', 'some', null],
    ['{ counts { label } }', 'counts', null],
    ['{ all { edges { miles } } }', 'all.edges', null],
  ])('of %s for %s is %s', (query, list, expected) => {
    expect(asked(query, list)).toBe(expected);
  });
});
