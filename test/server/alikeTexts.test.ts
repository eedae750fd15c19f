import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { realDatabase } from '../support/realData.ts';
import { ask, startServerOver, type TestServer } from '../support/startServer.ts';
import { shortAnswers, theLongWay } from '../support/twoWays.ts';

const database = realDatabase();
let server: Omit<TestServer, 'graph'>;

beforeAll(async () => {
  const graph = createGraph(accessData(database.db, 240_000));
  server = await startServerOver(graph, { settings: { responseCacheBytes: '0' } });
});
afterAll(() => server.server.close());

/** Asks each in turn; gives how many of the answers took the short way. */
async function askAll(texts: readonly string[]): Promise<number> {
  const before = await shortAnswers(server);
  for (const query of texts) {
    const { text } = await ask(server, query);
    expect({ query, text }).toEqual({ query, text: await theLongWay(server, query) });
  }
  return (await shortAnswers(server)) - before;
}

/** Two teach the shape; the third is what is looked at. */
const ALIKE: readonly [what: string, texts: readonly string[]][] = [
  [
    'another name',
    [
      'query A1 { centers(first: 2) { nodes { name } } }',
      'query A2 { centers(first: 2) { nodes { name } } }',
      'query A3 { centers(first: 2) { nodes { name } } }',
    ],
  ],
  [
    'no name',
    [
      'query B1 { agencies(first: 2) { nodes { name } } }',
      'query B2 { agencies(first: 2) { nodes { name } } }',
      '{ agencies(first: 2) { nodes { name } } }',
    ],
  ],
  [
    'another number',
    [
      '{ states(first: 1) { nodes { code } } }',
      '{ states(first: 2) { nodes { code } } }',
      '{ states(first: 3) { nodes { code } } }',
    ],
  ],
  [
    'another string',
    [
      '{ center(slug: "gamep") { name } }',
      '{ center(slug: "tmac") { name } }',
      '{ center(slug: "magnet") { name } }',
    ],
  ],
  [
    'white space, commas and comments',
    [
      '{ states(first: 4) { nodes { name, code } } }',
      '{states(first:4){nodes{name code}}}',
      '{ # all\n states(first: 4)\n { nodes { name,,code } } }',
    ],
  ],
  [
    'fragments in another order',
    [
      '{ center(slug: "gamep") { ...A ...B } } fragment A on Center { name } fragment B on Center { city }',
      '{ center(slug: "tmac") { ...A ...B } } fragment B on Center { city } fragment A on Center { name }',
      'fragment B on Center { city } fragment A on Center { name } query Q { center(slug: "gamep") { ...A ...B } }',
    ],
  ],
  [
    'other values in a list',
    [
      '{ resources(first: 1, filter: { statusAny: [OPEN], named: "a" }) { totalCount } }',
      '{ resources(first: 2, filter: { statusAny: [OPEN], named: "b" }) { totalCount } }',
      '{ resources(first: 1, filter: { statusAny: [OPEN], named: "manufacturing" }) { totalCount } }',
    ],
  ],
  [
    'a block of text',
    [
      '{ search(text: "energy", first: 1) { edges { score } } }',
      '{ search(text: "cyber", first: 2) { edges { score } } }',
      '{ search(text: """\n  workforce\n  """, first: 3) { edges { score } } }',
    ],
  ],
];

/** The last is not like the two before, or only nearly. */
const UNLIKE: readonly [what: string, texts: readonly string[]][] = [
  [
    'another alias',
    [
      '{ a: center(slug: "gamep") { name } }',
      '{ a: center(slug: "tmac") { name } }',
      '{ b: center(slug: "gamep") { name } }',
    ],
  ],
  [
    'another value of an enum',
    [
      '{ resources(first: 1, filter: { status: OPEN }) { totalCount } }',
      '{ resources(first: 2, filter: { status: OPEN }) { totalCount } }',
      '{ resources(first: 1, filter: { status: CLOSED }) { totalCount } }',
    ],
  ],
  [
    'a string for an enum',
    [
      '{ resources(first: 3, filter: { kind: GRANT }) { totalCount } }',
      '{ resources(first: 4, filter: { kind: GRANT }) { totalCount } }',
      '{ resources(first: 3, filter: { kind: "GRANT" }) { totalCount } }',
    ],
  ],
  [
    'null for a literal',
    [
      '{ associations(first: 1) { nodes { name } } }',
      '{ associations(first: 2) { nodes { name } } }',
      '{ associations(first: null) { nodes { name } } }',
    ],
  ],
  [
    'a string for a number',
    [
      '{ agreements(first: 1) { nodes { title } } }',
      '{ agreements(first: 2) { nodes { title } } }',
      '{ agreements(first: "3") { nodes { title } } }',
    ],
  ],
  [
    'a longer list',
    [
      '{ nodes(ids: ["Center:gamep"]) { id } }',
      '{ nodes(ids: ["Center:tmac"]) { id } }',
      '{ nodes(ids: ["Center:gamep", "Center:tmac"]) { id } }',
    ],
  ],
  [
    'another condition',
    [
      '{ topics(first: 1) { nodes { label @skip(if: false) } } }',
      '{ topics(first: 2) { nodes { label @skip(if: false) } } }',
      '{ topics(first: 1) { nodes { label id @skip(if: true) } } }',
    ],
  ],
  [
    'two calls that no longer are one',
    [
      '{ center(slug: "gamep") { name } center(slug: "gamep") { city } }',
      '{ center(slug: "tmac") { name } center(slug: "tmac") { city } }',
      '{ center(slug: "gamep") { name } center(slug: "tmac") { city } }',
    ],
  ],
  [
    'a number out of range',
    [
      '{ states(first: 5) { nodes { name } } }',
      '{ states(first: 6) { nodes { name } } }',
      '{ states(first: 1000) { nodes { name } } }',
    ],
  ],
  [
    'a number with no room',
    [
      '{ topics(first: 7) { nodes { id } } }',
      '{ topics(first: 8) { nodes { id } } }',
      '{ topics(first: 3000000000) { nodes { id } } }',
    ],
  ],
  [
    'a mutation',
    ['query M1 { __typename }', 'query M2 { __typename }', 'mutation M3 { __typename }'],
  ],
  [
    'what does not parse',
    [
      '{ centers(first: 1) { totalCount } }',
      '{ centers(first: 2) { totalCount } }',
      '{ centers(first: 3) { totalCount } } }',
    ],
  ],
];

describe('a text that never came', () => {
  it.each(ALIKE)('takes the short way, like others but for %s', async (_what, texts) => {
    expect(await askAll(texts)).toBe(1);
  });

  it.each(UNLIKE)('takes the long way, unlike others by %s', async (_what, texts) => {
    expect(await askAll(texts)).toBe(0);
  });

  it('is asked by the name that it has, and by no other', async () => {
    const text = (name: string) => `query ${name} { centers(first: 3) { nodes { slug } } }`;
    await askAll([text('First'), text('Second')]);
    const before = await shortAnswers(server);
    const own = await ask(server, text('Third'), { operationName: 'Third' });
    const other = await ask(server, text('Fourth'), { operationName: 'Third' });
    expect([own.status, other.body, (await shortAnswers(server)) - before]).toEqual([
      200,
      {
        errors: [
          {
            message: 'Expected the name of an operation in the document, got "Third".',
            extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
          },
        ],
      },
      1,
    ]);
  });

  it('is bounded in nodes by its own literals', async () => {
    const text = (first: number) =>
      `{ states(first: ${first}) { nodes { resources(first: ${first}) { nodes { centers(first: ${first}) { nodes { name } } } } } } }`;
    await askAll([text(1), text(2)]);
    const { body } = await ask(server, text(100));
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_LARGE' } }] });
  });

  it('is logged by its own name', async () => {
    const text = (name: string) => `query ${name} { arenas { label } }`;
    await askAll([text('Alpha'), text('Beta'), text('Gamma')]);
    const names = server.logged
      .map(({ operation }) => operation)
      .filter((name) => ['Alpha', 'Beta', 'Gamma'].includes(String(name)));
    expect(names).toEqual(['Alpha', 'Alpha', 'Beta', 'Beta', 'Gamma', 'Gamma']);
  });
});
