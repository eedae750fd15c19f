import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { crossRows, groupRows } from '../../playground/answer/aggregate.ts';
import { adviseOn, groupAdvice } from '../../playground/answer/advice.ts';
import { readCost } from '../../playground/answer/cost.ts';
import { toCsv, toNdjson } from '../../playground/answer/csv.ts';
import { toCurl } from '../../playground/answer/curl.ts';
import { flatten, type Table } from '../../playground/answer/flatten.ts';
import { findLists, type JsonObject } from '../../playground/answer/lists.ts';
import { chooseColumns } from '../../playground/answer/picture.ts';
import { readSelection } from '../../playground/answer/selection.ts';
import { arrangeRows } from '../../playground/answer/sortAndFilter.ts';
import { stateOf, tiles } from '../../playground/answer/states.ts';

function tableOf(query: string, data: JsonObject, list?: string): Table {
  const selection = readSelection(parse(query));
  return flatten(data, list ?? findLists(data, selection)[0]?.path ?? '', selection);
}

function shown({ columns, rows }: Table) {
  return { headings: columns.map(({ heading }) => heading), rows };
}

const ofArenas = `{ network { name } arenas { label partners { totalCount nodes { name state { code } ...More } } } }
  fragment More on Agency { tags aliases: names { text } }`;
const arenas: JsonObject = {
  network: { name: 'MEP' },
  arenas: [
    {
      label: 'Federal',
      partners: {
        totalCount: 9,
        nodes: [
          {
            name: 'NASA',
            state: null,
            tags: ['air', null],
            aliases: [{ text: 'N' }, { text: 'A' }],
          },
          { name: 'DOE', state: { code: 'DC' }, tags: [], aliases: [] },
        ],
      },
    },
    { label: 'State', partners: { totalCount: 0, nodes: [] } },
  ],
};

describe('findLists', () => {
  it('gives the list with the longest single list first, outer ones before inner ones', () => {
    const lists = findLists(arenas, readSelection(parse(ofArenas)));
    expect(lists).toEqual([
      { path: 'arenas', heading: 'Arenas', rows: 2 },
      { path: 'arenas.partners.nodes', heading: 'Arenas partners', rows: 2 },
      { path: 'arenas.partners.nodes.aliases', heading: 'Arenas partners aliases', rows: 2 },
    ]);
  });

  it('takes a list of values for a value, and an empty list of objects for a list', () => {
    const selection = readSelection(parse('{ centers { nodes { id } } topics }'));
    expect(findLists({ centers: { nodes: [] }, topics: ['a', 'b'] }, selection)).toEqual([
      { path: 'centers.nodes', heading: 'Centers', rows: 0 },
    ]);
  });
});

describe('flatten', () => {
  it('makes columns of nested objects, and repeats what stands above in every row', () => {
    expect(shown(tableOf(ofArenas, arenas, 'arenas.partners.nodes'))).toEqual({
      headings: ['Arena label', 'Partner count', 'Name', 'State code', 'Tags', 'Aliases'],
      rows: [
        ['Federal', 9, 'NASA', null, ['air', null], ['N', 'A']],
        ['Federal', 9, 'DOE', 'DC', [], []],
      ],
    });
  });

  it('puts inner lists into cells', () => {
    expect(shown(tableOf(ofArenas, arenas))).toEqual({
      headings: ['Label', 'Partners count', 'Partners'],
      rows: [
        ['Federal', 9, ['NASA, air, N, A', 'DOE, DC']],
        ['State', 0, []],
      ],
    });
  });

  it('has a column for all that was selected, where nothing came too', () => {
    const query = '{ centers { edges { cursor node { id state { code name } } } } }';
    expect(shown(tableOf(query, { centers: { edges: [] } }))).toEqual({
      headings: ['Cursor', 'ID', 'State code', 'State name'],
      rows: [],
    });
    const nothing = { centers: { edges: [{ cursor: 'a', node: { id: 'b', state: null } }] } };
    expect(tableOf(query, nothing).rows).toEqual([['a', 'b', null, null]]);
  });

  it('keeps columns that would be called the same apart', () => {
    const query = '{ all { first: name nodes { name } } }';
    const table = tableOf('{ list { name inner { name } } }', {
      list: [{ name: 'a', inner: { name: 'b' } }],
    });
    expect(table.columns.map(({ heading }) => heading)).toEqual(['Name', 'Inner name']);
    expect(tableOf(query, { all: { first: 'x', nodes: [{ name: 'y' }] } }).rows).toEqual([['y']]);
  });
});

const centers = tableOf('{ centers { nodes { code year jobs kinds } } }', {
  centers: {
    nodes: [
      { code: 'GA', year: 2024, jobs: 5, kinds: ['A', 'B'] },
      { code: 'GA', year: 2023, jobs: 7, kinds: ['A'] },
      { code: 'TX', year: 2024, jobs: null, kinds: [] },
      { code: null, year: 2023, jobs: 1, kinds: ['B', 'B'] },
    ],
  },
});
const key = (name: string): string => `centers.nodes.${name}`;

describe('groupRows', () => {
  it('counts rows by a column, largest first and nulls kept', () => {
    expect(groupRows(centers, key('code'), { kind: 'count' })).toEqual([
      { label: 'GA', value: 2 },
      { label: 'TX', value: 1 },
      { label: null, value: 1 },
    ]);
  });

  it('sums a column, and leaves numbers in their order', () => {
    const sum = { kind: 'sum', column: key('jobs') } as const;
    expect(groupRows(centers, key('year'), sum)).toEqual([
      { label: '2023', value: 8 },
      { label: '2024', value: 5 },
    ]);
  });

  it('counts a row for each of its values, once', () => {
    expect(groupRows(centers, key('kinds'), { kind: 'count' })).toEqual([
      { label: 'A', value: 2 },
      { label: 'B', value: 2 },
      { label: null, value: 1 },
    ]);
  });
});

describe('crossRows', () => {
  it('tells apart a sum of zero and no row at all', () => {
    const sum = { kind: 'sum', column: key('jobs') } as const;
    expect(crossRows(centers, { rows: key('code'), columns: key('year') }, sum)).toEqual({
      rows: ['GA', null, 'TX'],
      columns: ['2023', '2024'],
      values: [
        [7, 5],
        [1, null],
        [null, 0],
      ],
    });
  });
});

describe('arrangeRows', () => {
  it('keeps rows that have all words, sorts by a column, and puts nulls last either way', () => {
    const by = (isDescending: boolean) => ({ key: key('jobs'), isDescending });
    expect(arrangeRows(centers, '', by(false))).toEqual([3, 0, 1, 2]);
    expect(arrangeRows(centers, '', by(true))).toEqual([1, 0, 3, 2]);
    expect(arrangeRows(centers, ' ga 2024 ', null)).toEqual([0]);
    expect(arrangeRows(centers, '', { key: 'gone', isDescending: true })).toEqual([0, 1, 2, 3]);
  });
});

describe('chooseColumns', () => {
  it('groups by what repeats, and finds the states', () => {
    expect(chooseColumns(centers, { view: 'chart' })).toEqual({
      by: key('kinds'),
      across: key('year'),
      place: key('code'),
      measure: { kind: 'count' },
    });
  });

  it('follows the picture where its columns are there', () => {
    const picture = { view: 'chart', by: key('code'), sum: key('jobs'), across: 'gone' } as const;
    expect(chooseColumns(centers, picture)).toMatchObject({
      by: key('code'),
      measure: { kind: 'sum', column: key('jobs') },
    });
  });
});

describe('stateOf', () => {
  it('knows a state by code, id and name, and nothing else', () => {
    expect(
      ['GA', 'State:GA', 'georgia', 'New Hampshire', 'PR', 'ga.', 7, null].map(stateOf),
    ).toEqual(['GA', 'GA', 'GA', 'NH', 'PR', null, null, null]);
  });

  it('has a place of its own for each of 52', () => {
    expect(tiles).toHaveLength(52);
    expect(new Set(tiles.map(({ x, y }) => `${x},${y}`)).size).toBe(52);
  });
});

describe('toCsv', () => {
  it('opens right in a spreadsheet: marked as UTF-8, quoted, and without formulas', () => {
    const csv = toCsv({
      columns: ['Name', '=A1', 'N'].map((heading) => ({ key: heading, heading, isNumeric: false })),
      rows: [
        ['Añasco, "PR"', '=cmd|calc', -5],
        [null, ' +1', true],
        ['two\nlines', ['@a', 'b'], 1.5],
        ['-2', '\tx', null],
      ],
    });
    expect(csv).toBe(
      '\uFEFFName,"\'=A1",N\r\n"Añasco, ""PR""","\'=cmd|calc",-5\r\n,"\' +1",true\r\n' +
        '"two\nlines","\'@a; b",1.5\r\n"\'-2","\'\tx",\r\n',
    );
  });
});

describe('toNdjson', () => {
  it('writes each element as it came on a line of its own', () => {
    expect(toNdjson({ elements: [{ a: { b: '1\n2' } }, null] })).toBe(
      '{"a":{"b":"1\\n2"}}\nnull\n',
    );
  });
});

describe('toCurl', () => {
  it('quotes for a shell, and leaves out what there is none of', () => {
    const asked = { query: '{ a(b: "it\'s") }', variables: {}, operationName: null };
    expect(toCurl('http://x/graphql', asked, { 'x-a': '1' })).toBe(
      `curl 'http://x/graphql' -H 'content-type: application/json' -H 'x-a: 1' --data-raw '{"query":"{ a(b: \\"it'\\''s\\") }"}'`,
    );
    expect(toCurl('u', { query: 'q', variables: { a: 1 }, operationName: 'O' })).toContain(
      `'{"query":"q","variables":{"a":1},"operationName":"O"}'`,
    );
  });
});

describe('adviseOn', () => {
  it('says where, and what to do about a code', () => {
    expect(
      adviseOn({
        message: 'Subgraph trainings did not answer.',
        path: ['center', 'trainings', 0],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      }),
    ).toEqual({
      what: 'Subgraph trainings did not answer. (at center › trainings › 0)',
      then: expect.stringMatching(/^Everything else in the answer is complete/),
      code: 'SUBGRAPH_UNAVAILABLE',
    });
    expect(adviseOn({ message: 'Odd.', locations: [{ line: 3, column: 1 }] })).toEqual({
      what: 'Odd. (in line 3)',
      then: expect.stringMatching(/^Try again/),
      code: null,
    });
  });

  it('tells the same trouble of many elements once', () => {
    const error = { message: 'Down.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
    expect(groupAdvice([error, error, { message: 'Odd.' }]).map(({ times }) => times)).toEqual([
      2, 1,
    ]);
  });
});

describe('readCost', () => {
  it('reads fetches and operations of a planned answer', () => {
    const cost = readCost({
      explain: {
        path: 'planned',
        plan: { kind: 'sequence', nodes: [] },
        fetches: [
          { subgraph: 'own', operation: '{ a }', entities: null, startMs: 1, ms: 4, errors: 0 },
          { subgraph: 'trainings', operation: '{ b }', entities: 3, startMs: 5, ms: 9, errors: 1 },
        ],
        operations: [
          {
            operation: 'find',
            collection: 'centers',
            indexes: ['a,b'],
            keysExamined: 3,
            documentsExamined: 2,
            returned: 2,
            isCollectionScan: false,
            isSortedInMemory: true,
            milliseconds: 1.5,
          },
        ],
        batches: [{ loader: 'centers', keys: 1 }],
        nodes: { worstCase: 8, returned: 2 },
      },
    });
    expect(cost).toEqual({
      path: 'planned',
      steps: [
        {
          kind: 'fetch',
          name: 'own',
          startMs: 1,
          ms: 4,
          facts: ['root fields'],
          hasTrouble: false,
        },
        {
          kind: 'fetch',
          name: 'trainings',
          startMs: 5,
          ms: 9,
          facts: ['3 entities', '1 errors'],
          hasTrouble: true,
        },
        {
          kind: 'database',
          name: 'find centers',
          startMs: null,
          ms: 1.5,
          facts: [
            '2 found',
            '2 documents examined',
            '3 index keys examined',
            'index a,b',
            'sorted in memory',
          ],
          hasTrouble: true,
        },
      ],
      batches: [{ loader: 'centers', keys: 1 }],
      nodes: { returned: 2, worstCase: 8 },
      cacheHits: null,
      plan: { kind: 'sequence', nodes: [] },
    });
  });

  it('is null where nothing is told', () => {
    expect([undefined, null, {}, { explain: 1 }].map(readCost)).toEqual([null, null, null, null]);
  });
});
