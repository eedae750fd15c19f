import { describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import type { CompositionProblem } from '../../../src/gateway/compose/problems.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';

/** Of subgraphs as they are, with or without a link. */
function problemsOf(
  subgraphs: Readonly<Record<string, string>>,
): readonly CompositionProblem[] | 'composed' {
  const composition = composeGateway(
    null,
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}.example`, sdl })),
  );
  return composition.kind === 'failed' ? composition.problems : 'composed';
}

const shops = `${FEDERATION_LINK} type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! name: String }`;

describe('field sets without quotes', () => {
  it.each([
    [
      'in @key',
      'type Shop @key(fields: id) { id: ID! till: Int }',
      'Shop',
      'KEY_INVALID_FIELDS_TYPE',
      '@key(fields: id)',
      '@key(fields: "id")',
    ],
    [
      'in @requires',
      'type Shop @key(fields: "id") { id: ID! name: String @external till: Int @requires(fields: name) }',
      'Shop.till',
      'REQUIRES_INVALID_FIELDS_TYPE',
      '@requires(fields: name)',
      '@requires(fields: "name")',
    ],
    [
      'in a list',
      'type Shop @key(fields: ["id"]) { id: ID! till: Int }',
      'Shop',
      'KEY_INVALID_FIELDS_TYPE',
      '@key(fields: ["id"])',
      '@key(fields: "id")',
    ],
  ])('are refused with Federation 2: %s', (_where, sdl, coordinate, code, got, better) => {
    expect(problemsOf({ shops, tills: FEDERATION_LINK + sdl })).toEqual([
      {
        code,
        message: `Expected fields as a string, got ${got}.`,
        subgraph: 'tills',
        coordinate,
        hint: `Quote them: ${better}.`,
      },
    ]);
  });

  it.each(['id', '"id"', '["id"]', '[id]'])('are read with Federation 1: %s', (fields) => {
    const tills = `extend type Shop @key(fields: ${fields}) { id: ID! @external till: Int }`;
    expect(problemsOf({ shops, tills })).toBe('composed');
  });
});

describe('a schema without a type', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t'],
    ['a comment', '# soon'],
    ['a link', FEDERATION_LINK],
    ['a directive', 'directive @soon on FIELD_DEFINITION'],
  ])('is refused: %s', (_what, tills) => {
    expect(problemsOf({ shops, tills })).toEqual([
      {
        code: 'INVALID_GRAPHQL',
        message: 'Expected SDL with types, got none.',
        subgraph: 'tills',
        coordinate: null,
        hint: 'A subgraph that is asked before it has loaded its schema may say so: ask it again.',
      },
    ]);
  });
});

describe('an interface with a key', () => {
  const interfaceWith = (rest: string) =>
    `${FEDERATION_LINK} interface Work @key(fields: "id"${rest}) { id: ID! }`;
  const film = 'type Film implements Work @key(fields: "id") { id: ID! }';
  const book = 'type Book implements Work @key(fields: "id") { id: ID! }';
  const all = `${interfaceWith('')} ${film} ${book} type Query { works: [Work] }`;
  const views = `${FEDERATION_LINK} type Work @key(fields: "id") @interfaceObject { id: ID! views: Int }`;

  it('needs all its types in its subgraph where others have it as an object', () => {
    const films = `${interfaceWith('')} ${film}`;
    expect(problemsOf({ all, films, views })).toEqual([
      {
        code: 'INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE',
        message: 'Expected all types of Work where it has a @key, got none of Book.',
        subgraph: 'films',
        coordinate: 'Work',
        hint: 'Others have Work as @interfaceObject and ask here which type it is. Add "type Book implements Work" with the same @key, or say @key(fields: ..., resolvable: false) on the interface.',
      },
    ]);
  });

  it.each([
    [
      'that cannot be asked by',
      { all, films: `${interfaceWith(', resolvable: false')} ${film}`, views },
    ],
    ['that nobody has as an object', { all, films: `${interfaceWith('')} ${film}` }],
    ['of all its types', { all, again: all.replace(/type Query.*/, ''), views }],
  ])('needs no more %s', (_what, subgraphs) => {
    expect(problemsOf(subgraphs)).toBe('composed');
  });
});
