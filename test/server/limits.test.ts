import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, getOperationAST, Kind, parse } from 'graphql';
import { checkDocument } from '../../src/server/limits/documentRule.ts';
import { checkNodes, countWorstCase, type WorstCase } from '../../src/server/limits/nodes.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';

const limits = { maxDepth: 5, maxAliases: 3, maxTokens: 5000, maxNodes: 1000 };
const { schema } = createMemoryGraph();

const refusal = (query: string, by = limits) => {
  const error = checkDocument(parse(query), by);
  return error && [error.extensions['code'], error.message];
};
const repeat = (text: string, times: number) => Array.from({ length: times }, () => text).join(' ');

describe('checkDocument', () => {
  it.each([
    ['as many levels as allowed', '{ a { b { c { d { e } } } } }'],
    [
      'levels of inline fragments, which are not fields',
      '{ a { ... { ... { b { c { d { e } } } } } } }',
    ],
    ['as many aliases as allowed', '{ a: x b: x c: x }'],
    [
      'the same fragment in many places',
      `{ ${repeat('p { ...F }', 20)} } fragment F on T { x y z }`,
    ],
    ['a fragment that is not there', '{ ...Missing }'],
    ['a cycle of fragments', '{ ...A } fragment A on T { x ...B } fragment B on T { y ...A }'],
    ['nothing that runs', 'fragment A on T { a: x b: x c: x d: x }'],
  ])('lets %s pass', (_name, query) => {
    expect(refusal(query)).toBeNull();
  });

  it.each([
    ['levels', '{ a { b { c { d { e { f } } } } } }', 'QUERY_TOO_DEEP', 5, 'levels of fields', 6],
    [
      'levels through fragments',
      '{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { d { e { f } } } }',
      'QUERY_TOO_DEEP',
      5,
      'levels of fields',
      6,
    ],
    [
      'levels in the second operation',
      'query A { a } query B { a { b { c { d { e { f } } } } } }',
      'QUERY_TOO_DEEP',
      5,
      'levels of fields',
      6,
    ],
    [
      'inline fragments in each other',
      `{ ${'... { '.repeat(30)} a ${'}'.repeat(30)} }`,
      'QUERY_TOO_DEEP',
      20,
      'levels of nesting',
      31,
    ],
    [
      'lists in each other in an argument',
      `{ a(x: ${'['.repeat(30)}${']'.repeat(30)}) }`,
      'QUERY_TOO_DEEP',
      20,
      'levels of nesting',
      31,
    ],
    [
      'lists in each other in the type of a variable',
      `query ($x: ${'['.repeat(30)}Int${']'.repeat(30)}) { a }`,
      'QUERY_TOO_DEEP',
      20,
      'levels of nesting',
      30,
    ],
    ['aliases', '{ a: x b: x c: x d: x }', 'QUERY_TOO_COMPLEX', 3, 'aliases', 4],
    [
      'aliases of __typename',
      '{ a: __typename b: __typename c: __typename d: __typename }',
      'QUERY_TOO_COMPLEX',
      3,
      'aliases',
      4,
    ],
    [
      'aliases by fragments',
      '{ p { ...F } q { ...F } } fragment F on T { a: x b: x }',
      'QUERY_TOO_COMPLEX',
      3,
      'aliases',
      4,
    ],
    ['fields', `{ ${repeat('x', 2001)} }`, 'QUERY_TOO_COMPLEX', 2000, 'fields', 2001],
    ['directives', `{ x ${repeat('@d', 101)} }`, 'QUERY_TOO_COMPLEX', 100, 'directives', 101],
  ])('counts %s', (_name, query, code, limit, noun, got) => {
    expect(refusal(query)).toEqual([
      code,
      `Expected an operation of at most ${limit} ${noun}, fragments expanded, got ${got}.`,
    ]);
  });

  it('counts fragments that double at every step without expanding them', () => {
    const steps = 300;
    const bomb = Array.from(
      { length: steps },
      (_, step) => `fragment F${step} on T { ...F${step + 1} ...F${step + 1} }`,
    ).join(' ');
    expect(
      refusal(`{ ...F0 } ${bomb} fragment F${steps} on T { x }`, { ...limits, maxDepth: 100 }),
    ).toEqual([
      'QUERY_TOO_COMPLEX',
      `Expected an operation of at most 2000 fields, fragments expanded, got ${2 ** steps}.`,
    ]);
  });

  it('walks documents deeper than the call stack', () => {
    const levels = 100_000;
    let node = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'a' } } as const as object;
    for (let level = 1; level < levels; level += 1) {
      const selectionSet = { kind: Kind.SELECTION_SET, selections: [node] };
      node = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'a' }, selectionSet };
    }
    const document = parse('{ a }');
    const deep = {
      ...document,
      definitions: document.definitions.map((definition) => ({
        ...definition,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [node] },
      })),
    } as unknown as typeof document;
    expect(checkDocument(deep, limits)?.message).toBe(
      `Expected an operation of at most 5 levels of fields, fragments expanded, got ${levels}.`,
    );
  });

  it('lets the introspection query with everything in it pass the default limits', () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(refusal(query, { ...limits, maxDepth: 15, maxAliases: 30 })).toBeNull();
  });
});

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
