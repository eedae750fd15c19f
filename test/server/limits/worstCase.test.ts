import { describe, expect, it } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { checkNodes } from '../../../src/server/limits/checkNodes.ts';
import { countWorstCase, type WorstCase } from '../../../src/server/limits/worstCase.ts';
import { createMemoryGraph } from '../../support/memoryGraph.ts';

const limits = { maxDepth: 5, maxAliases: 3, maxTokens: 5000, maxNodes: 1000 };
const { schema } = createMemoryGraph();

function count(query: string, variables: Record<string, unknown> = {}): WorstCase {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('Expected one operation.');
  return countWorstCase({ schema, document, operation, variables });
}

describe('countWorstCase', () => {
  it.each<[string, string, number, string]>([
    ['nothing for single objects', '{ center(id: "1") { id name } }', 0, ''],
    ['the page asked for', '{ centers(first: 7) { nodes { id } } }', 7, 'centers'],
    ['the page from the end', '{ centers(last: 8) { nodes { id } } }', 8, 'centers'],
    ['the larger of two sizes', '{ centers(first: 2, last: 3) { nodes { id } } }', 3, 'centers'],
    ['20 where no size is given', '{ centers { nodes { id } } }', 20, 'centers'],
    ['20 for null', '{ centers(first: null) { nodes { id } } }', 20, 'centers'],
    ['nothing for an empty page', '{ centers(first: 0) { nodes { tags { name } } } }', 0, ''],
    ['nothing below zero', '{ centers(first: -5) { nodes { id } } }', 0, ''],
    [
      '100 for more, which the field refuses',
      '{ centers(first: 5000) { nodes { id } } }',
      100,
      'centers',
    ],
    [
      'nothing for a count alone',
      '{ centers(first: 100) { totalCount pageInfo { hasNextPage } } }',
      0,
      '',
    ],
    ['edges like nodes', '{ centers(first: 5) { edges { cursor node { id } } } }', 5, 'centers'],
    ['edges and nodes', '{ centers(first: 5) { edges { cursor } nodes { id } } }', 10, 'centers'],
    [
      'pages in pages',
      '{ centers(first: 100) { nodes { resources(first: 100) { nodes { id } } } } }',
      10_100,
      'centers.nodes.resources',
    ],
    [
      'pages below single objects',
      '{ centers(first: 10) { edges { node { resources(first: 3) { nodes { center { peers(first: 2) { nodes { id } } } } } } } } }',
      10 + 30 + 60,
      'centers.edges.node.resources.nodes.center.peers',
    ],
    [
      'sibling pages',
      '{ a: centers(first: 10) { nodes { id } } b: centers(first: 30) { nodes { id } } }',
      40,
      'b',
    ],
    ['10 for a plain list', '{ center(id: "1") { tags { name } } }', 10, 'center.tags'],
    [
      'a list in a list',
      '{ search(text: "x") { ... on Center { tags { name } } } }',
      110,
      'search.tags',
    ],
    ['the argument of a plain list', '{ nearest(first: 4) { id } }', 4, 'nearest'],
    ['the default of an argument', '{ nearest { id } }', 3, 'nearest'],
    ['the ids of a look-up', '{ nodes(ids: ["1", "2", "3"]) { id } }', 3, 'nodes'],
    ['one for a single id', '{ nodes(ids: "1") { id } }', 1, 'nodes'],
    [
      'fragments where they are spread',
      '{ centers(first: 10) { ...Page } } fragment Page on CenterConnection { nodes { ...C } } fragment C on Center { tags { name } }',
      10 + 100,
      'centers.nodes.tags',
    ],
    [
      'the sum of fragments on different types',
      '{ search(text: "x") { ... on Center { peers(first: 2) { nodes { id } } } ... on Tag { centers(first: 3) { id } } } }',
      10 + 20 + 30,
      'search.centers',
    ],
    [
      'inline fragments without a type',
      '{ ... @include(if: false) { nearest { id } } }',
      3,
      'nearest',
    ],
    [
      'nothing for introspection, which has a limit of its own',
      '{ __schema { types { name fields { name } } } __type(name: "Center") { fields { name } } }',
      0,
      '',
    ],
  ])('counts %s', (_name, query, nodes, path) => {
    expect(count(query)).toMatchObject({ nodes, path });
  });

  const paged =
    'query ($n: Int = 7, $ids: [ID!] = ["1", "2"]) { centers(first: $n) { nodes { id } } nodes(ids: $ids) { id } }';
  it.each<[string, Record<string, unknown>, number]>([
    ['their defaults', {}, 7 + 2],
    ['what was sent', { n: 50, ids: ['1', '2', '3'] }, 50 + 3],
    ['20 for null', { n: null }, 20 + 2],
    ['100 for a number no page has', { n: 2 ** 40 }, 100 + 2],
    ['100 for what is no number', { n: '10; drop' }, 100 + 2],
    ['one for ids that are no list', { ids: 'abc' }, 7 + 1],
    ['one for ids that are an object', { ids: { $ne: null } }, 7 + 1],
    ['their defaults beside names of Object', { constructor: 1 }, 7 + 2],
  ])('takes of variables %s', (_name, variables, nodes) => {
    expect(count(paged, variables).nodes).toBe(nodes);
  });

  it('takes 20 for a variable that was neither sent nor declared with a default', () => {
    expect(count('query ($n: Int) { centers(first: $n) { nodes { id } } }').nodes).toBe(20);
  });

  it('counts the fields of every element', () => {
    const query = '{ centers(first: 2) { totalCount nodes { id name tags { name } } } }';
    const tags = 1 + 10 * (1 + 1);
    const nodes = 1 + 2 * (1 + 1 + 1 + tags);
    expect(count(query).values).toBe(1 + 1 + nodes);
  });

  it('counts fragments that double at every step without expanding them', () => {
    const steps = 400;
    const bomb = Array.from(
      { length: steps },
      (_, step) => `fragment F${step} on Center { ...F${step + 1} ...F${step + 1} }`,
    ).join(' ');
    const query = `{ center(id: "1") { ...F0 } } ${bomb} fragment F${steps} on Center { tags { name } }`;
    expect(count(query)).toMatchObject({ nodes: 10 * 2 ** steps, path: 'center.tags' });
  });
});

describe('checkNodes', () => {
  const check = (query: string) => {
    const document = parse(query);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Expected one operation.');
    const error = checkNodes(
      countWorstCase({ schema, document, operation, variables: {} }),
      limits,
    );
    return error && [error.extensions['code'], error.message];
  };

  it('lets an operation pass that returns just as much as allowed', () => {
    expect(
      check(`{ ${'abcdefghij'.replace(/./g, '$&: centers(first: 100) { nodes { id } } ')} }`),
    ).toBeNull();
  });

  it('refuses too many nodes and names the path', () => {
    expect(
      check('{ centers(first: 100) { nodes { near: peers(first: 50) { nodes { id } } } } }'),
    ).toEqual([
      'QUERY_TOO_LARGE',
      'Expected an operation that returns at most 1000 nodes (MAX_NODES), got one that could return 5100, most of them at centers.nodes.near. Ask for smaller pages there.',
    ]);
  });

  it('refuses few nodes with very many fields', () => {
    const fields = Array.from({ length: 250 }, (_, index) => `f${index}: name`).join(' ');
    expect(check(`{ centers(first: 100) { nodes { ${fields} } } }`)).toEqual([
      'QUERY_TOO_LARGE',
      'Expected an operation that returns at most 20000 values (20 times MAX_NODES), got one that could return 25102, most of them at centers. Ask for smaller pages there.',
    ]);
  });
});
