import { describe, expect, it } from '@jest/globals';
import { answer, request, useRemotes } from '../../support/remoteSubgraph.ts';

const { start } = useRemotes();

type Path = readonly (string | number)[];

/** Data and paths of errors, as an answer with them comes out. */
async function read(
  text: string,
  data: unknown,
  ...paths: readonly unknown[]
): Promise<{ readonly data: unknown; readonly paths: readonly (Path | null)[] }> {
  const { subgraph } = await start((response) => {
    answer(response, { data, errors: paths.map((path) => ({ message: 'No.', path })) });
  });
  const result = await subgraph.execute(request(text));
  return { data: result.data, paths: result.errors.map(({ path }) => path) };
}

const THINGS = '{ things { id a parts { b } } }';
const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Thing { a } } }';
const TWO =
  'query ($t: [_Any!]!, $o: [_Any!]!) { _e0: _entities(representations: $t) { ... on Thing { a } } _e1: _entities(representations: $o) { ... on Other { b } } }';

describe('the path of an error', () => {
  it.each<[string, string, unknown, unknown, readonly (Path | null)[]]>([
    [
      'has its index as a number',
      THINGS,
      { things: [{ id: 1 }, { id: 2, a: null }] },
      ['things', 1, 'a'],
      [['things', 1, 'a']],
    ],
    [
      'has its index as a text, as mercurius gives it',
      THINGS,
      { things: [{ id: 1 }, { id: 2, a: null }] },
      ['things', '1', 'a'],
      [['things', 1, 'a']],
    ],
    [
      'has several indexes as texts',
      THINGS,
      { things: [{ parts: [{ b: 1 }, { b: null }] }] },
      ['things', '0', 'parts', '1', 'b'],
      [['things', 0, 'parts', 1, 'b']],
    ],
    [
      'has an index as a text below a null',
      THINGS,
      { things: null },
      ['things', '1', 'a'],
      [['things', 1, 'a']],
    ],
    [
      'has no index and no field, as gqlgen gives it of entities',
      ENTITIES,
      { _entities: [null, { a: 'a' }, null] },
      ['_entities'],
      [
        ['_entities', 0],
        ['_entities', 2],
      ],
    ],
    [
      'has no index, as async-graphql gives it of entities',
      ENTITIES,
      { _entities: [{ a: 'a' }, null, { a: null }, {}] },
      ['_entities', 'a'],
      [
        ['_entities', 1, 'a'],
        ['_entities', 2, 'a'],
        ['_entities', 3, 'a'],
      ],
    ],
    [
      'has no index of lists in each other',
      THINGS,
      { things: [{ parts: [{ b: 1 }, { b: null }] }, { parts: null }] },
      ['things', 'parts', 'b'],
      [
        ['things', 0, 'parts', 1, 'b'],
        ['things', 1, 'parts', 'b'],
      ],
    ],
    [
      'has no index, and nothing is missing',
      ENTITIES,
      { _entities: [{ a: 'a' }] },
      ['_entities', 'a'],
      [['_entities', 'a']],
    ],
    [
      'leads to what is there',
      THINGS,
      { things: [{ id: 1, a: 'a' }] },
      ['things', 0, 'a'],
      [['things', 0, 'a']],
    ],
    [
      'leads past a list',
      THINGS,
      { things: [{ id: 1, a: 'a' }] },
      ['things', 7, 'a'],
      [['things', 7, 'a']],
    ],
    [
      'leads to what nobody asked',
      THINGS,
      { things: [{ id: 1, a: 'a' }] },
      ['other', 'a'],
      [['other', 'a']],
    ],
    ['is no path', THINGS, { things: null }, ['things', {}], [null]],
  ])('is right where it %s', async (_what, text, data, path, expected) => {
    expect((await read(text, data, path)).paths).toEqual(expected);
  });

  it.each<[string, string, unknown, unknown, unknown]>([
    [
      'of an element',
      THINGS,
      { things: [{ id: 1, a: 'a' }, { id: 2 }] },
      ['things', 1, 'a'],
      {
        things: [
          { id: 1, a: 'a' },
          { id: 2, a: null },
        ],
      },
    ],
    [
      'of the root',
      '{ maybe things { id } }',
      { things: [] },
      ['maybe'],
      { things: [], maybe: null },
    ],
    [
      'of the entities of a type',
      TWO,
      { _e1: [{ b: 'b' }] },
      ['_e0'],
      { _e1: [{ b: 'b' }], _e0: null },
    ],
    ['that nobody asked for', THINGS, { things: [] }, ['maybe'], { things: [] }],
  ])('makes null of a field %s that was left out', async (_what, text, data, path, expected) => {
    expect((await read(text, data, path)).data).toEqual(expected);
  });

  it('stands for at most 1000 elements', async () => {
    const entities = Array.from({ length: 5000 }, () => null);
    const { paths } = await read(ENTITIES, { _entities: entities }, ['_entities'], ['_entities']);
    expect(paths).toHaveLength(1001);
    expect(paths.at(-1)).toEqual(['_entities']);
  });
});
