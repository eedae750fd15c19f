import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, Kind, parse } from 'graphql';
import { checkDocument } from '../../../src/server/limits/documentRule.ts';

const limits = { maxDepth: 5, maxAliases: 3, maxTokens: 5000, maxNodes: 1000 };

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
