import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import {
  crossRows,
  groupRows,
  type Measure,
  type Order,
} from '../../playground/answer/aggregate.ts';
import { adviseOn, groupAdvice } from '../../playground/answer/advice.ts';
import { readCost } from '../../playground/answer/cost.ts';
import { toCsv, toNdjson, toTabs } from '../../src/table/csv.ts';
import { toCurl } from '../../playground/answer/curl.ts';
import { flatten, type Table } from '../../src/table/flatten.ts';
import { findLists, type JsonObject } from '../../src/table/lists.ts';
import { chooseColumns } from '../../playground/answer/picture.ts';
import { readSelection } from '../../src/table/selection.ts';
import { arrangeRows, nextSort } from '../../playground/answer/sortAndFilter.ts';
import { shadeOf } from '../../playground/parts/shades.ts';
import { stateOf, tiles } from '../../playground/answer/states.ts';
import { summarize } from '../../playground/answer/summary.ts';

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
        ['Federal', 9, ['NASA, null, air, null, N, A', 'DOE, DC']],
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
  const count = { kind: 'count' } as const;
  const told = (by: string, measure: Measure, order?: Order) =>
    groupRows(centers, key(by), { measure, order }).map(({ label, value }) => [label, value]);

  it('counts rows by a column, largest first and nulls kept', () => {
    expect(groupRows(centers, key('code'), { measure: count })).toEqual([
      { label: 'GA', value: 2, rows: 2 },
      { label: 'TX', value: 1, rows: 1 },
      { label: null, value: 1, rows: 1 },
    ]);
  });

  it('sums a column, and leaves numbers in their order', () => {
    expect(told('year', { kind: 'sum', column: key('jobs') })).toEqual([
      ['2023', 8],
      ['2024', 5],
    ]);
  });

  it('takes what is not known for no zero, and puts it last', () => {
    const sums = [
      ['GA', 12],
      [null, 1],
      ['TX', null],
    ];
    expect(told('code', { kind: 'sum', column: key('jobs') })).toEqual(sums);
    expect(told('code', { kind: 'mean', column: key('jobs') }, 'smallest')).toEqual([
      [null, 1],
      ['GA', 6],
      ['TX', null],
    ]);
  });

  it('counts different values, of several in one cell each', () => {
    expect(told('code', { kind: 'distinct', column: key('kinds') }, 'label')).toEqual([
      ['GA', 2],
      ['TX', 0],
      [null, 1],
    ]);
  });

  it('counts a row for each of its values, once', () => {
    expect(told('kinds', count)).toEqual([
      ['A', 2],
      ['B', 2],
      ['(none)', 1],
    ]);
    expect(told('kinds', count, 'given')).toEqual([
      ['A', 2],
      ['B', 2],
      ['(none)', 1],
    ]);
  });

  it('puts together what is the same, each row once', () => {
    const merge = (label: string | null) => (label?.length === 1 ? 'any' : null);
    expect(groupRows(centers, key('kinds'), { measure: count, merge })).toEqual([
      { label: 'any', value: 3, rows: 3 },
      { label: null, value: 1, rows: 1 },
    ]);
  });
});

describe('crossRows', () => {
  it('has no value where no row is, nor where none of its rows tells one', () => {
    const measure = { kind: 'sum', column: key('jobs') } as const;
    expect(crossRows(centers, { rows: key('code'), columns: key('year') }, { measure })).toEqual({
      rows: ['GA', null, 'TX'],
      columns: ['2023', '2024'],
      values: [
        [7, 5],
        [1, null],
        [null, null],
      ],
      ofRows: [12, 1, null],
      ofColumns: [8, 5],
    });
  });
});

describe('arrangeRows', () => {
  it('keeps rows that have all words, sorts by columns, and puts nulls last either way', () => {
    expect(arrangeRows(centers, { sort: key('jobs') })).toEqual([3, 0, 1, 2]);
    expect(arrangeRows(centers, { sort: `-${key('jobs')}` })).toEqual([1, 0, 3, 2]);
    expect(arrangeRows(centers, { sort: `${key('year')},-${key('jobs')}` })).toEqual([1, 3, 0, 2]);
    expect(arrangeRows(centers, { filter: ' ga 2024 ' })).toEqual([0]);
    expect(arrangeRows(centers, { sort: '-gone' })).toEqual([0, 1, 2, 3]);
  });
});

describe('nextSort', () => {
  it('goes up, down, and back to how it came', () => {
    const steps = [undefined, 'a', '-a'].map((sort) => nextSort(sort, 'a', false));
    expect(steps).toEqual(['a', '-a', '']);
    expect(nextSort('b,-c', 'a', false)).toBe('a');
  });

  it('leaves the other columns where it is added', () => {
    const steps = ['b,-c', 'b,-c,a', 'b,a,-c', 'b,-a,-c'].map((sort) => nextSort(sort, 'a', true));
    expect(steps).toEqual(['b,-c,a', 'b,-c,-a', 'b,-a,-c', 'b,-c']);
  });
});

describe('summarize', () => {
  it('sums numbers, spans years, and counts different values and nulls', () => {
    expect(summarize(centers)).toEqual([
      { kind: 'different', different: 2, missing: 1 },
      { kind: 'span', from: 2023, to: 2024, areYears: true, missing: 0 },
      { kind: 'sum', sum: 13, missing: 1 },
      { kind: 'different', different: 2, missing: 0 },
    ]);
  });
});

describe('chooseColumns', () => {
  it('groups by what repeats, and finds the states', () => {
    expect(chooseColumns(centers, { view: 'chart' })).toEqual({
      by: key('kinds'),
      across: key('year'),
      place: key('code'),
      over: key('year'),
      lines: null,
      measure: { kind: 'count' },
      order: undefined,
    });
  });

  it('follows the picture where its columns are there', () => {
    const picture = { view: 'chart', by: key('code'), value: key('jobs'), across: 'gone' } as const;
    expect(chooseColumns(centers, picture)).toMatchObject({
      by: key('code'),
      measure: { kind: 'sum', column: key('jobs') },
    });
    expect(chooseColumns(centers, { ...picture, measure: 'mean' })).toMatchObject({
      measure: { kind: 'mean', column: key('jobs') },
    });
  });
});

describe('shadeOf', () => {
  it('can be written on, whatever the shade: 4.5 to 1 at least', () => {
    const contrasts = Array.from({ length: 101 }, (_, percent) => {
      const { fill, ink } = shadeOf(percent / 100);
      const paper = luminance((fill.match(/\d+/g) ?? []).map(Number));
      const letters = ink === '#ffffff' ? 1 : 0;
      return (Math.max(paper, letters) + 0.05) / (Math.min(paper, letters) + 0.05);
    });
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });
});

/** Relative luminance as WCAG defines it. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

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

describe('toTabs', () => {
  it('is the same to be pasted, with tabs between columns', () => {
    const columns = ['A', 'B'].map((heading) => ({ key: heading, heading, isNumeric: false }));
    expect(toTabs({ columns, rows: [['x\ty', '=1']] })).toBe('A\tB\r\n"x\ty"\t"\'=1"');
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
    expect(toCurl('http://x/graphql', asked, { headers: { 'x-a': '1' } })).toBe(
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
  it('reads fetches, batches and operations of a planned answer in the order they began', () => {
    const operation = {
      operation: 'find',
      collection: 'centers',
      indexes: ['a,b'],
      keysExamined: 3,
      documentsExamined: 2,
      returned: 2,
      isCollectionScan: false,
      isSortedInMemory: true,
      isFailed: false,
      startMs: 2,
      milliseconds: 1.5,
    };
    const cost = readCost({
      explain: {
        path: 'planned',
        milliseconds: 15,
        plan: { kind: 'sequence', nodes: [] },
        fetches: [
          { subgraph: 'own', operation: '{ a }', entities: null, startMs: 1, ms: 4, errors: 0 },
          {
            ...{ subgraph: 'trainings', operation: '{ b }', entities: 3, startMs: 5, ms: 9 },
            ...{ errors: 1, bytes: 70, attempts: 2 },
          },
        ],
        operations: [
          operation,
          { ...operation, startMs: 3, isFailed: true, documentsExamined: null },
          { ...operation, startMs: 4, isSortedInMemory: false, documentsExamined: null },
        ],
        batches: [{ loader: 'centers', keys: 2, startMs: 2 }],
        nodes: { worstCase: 8, returned: 2 },
        cache: { state: 'on', hits: 3, misses: 1, lagMs: null, collections: [] },
      },
    });
    const read = { kind: 'database', name: 'find centers', ms: 1.5 };
    expect(cost).toEqual({
      path: 'planned',
      ms: 15,
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
          ...{ kind: 'batch', name: 'centers', startMs: 2, ms: 0 },
          facts: ['2 look-ups put together'],
          hasTrouble: false,
        },
        {
          ...read,
          startMs: 2,
          facts: [
            '2 found',
            '2 documents examined',
            '3 index keys examined',
            'index a,b',
            'sorted in memory',
          ],
          hasTrouble: true,
        },
        { ...read, startMs: 3, facts: ['did not come to an end'], hasTrouble: true },
        { ...read, startMs: 4, facts: ['2 found', 'how is not known'], hasTrouble: false },
        {
          ...{ kind: 'fetch', name: 'trainings', startMs: 5, ms: 9, hasTrouble: true },
          facts: ['3 entities', '70 bytes', '2 attempts', '1 error'],
        },
      ],
      nodes: { returned: 2, worstCase: 8 },
      cache: { state: 'on', hits: 3, misses: 1, lagMs: null },
      plan: { kind: 'sequence', nodes: [] },
    });
  });

  it('is null where nothing is told', () => {
    expect([undefined, null, {}, { explain: 1 }].map(readCost)).toEqual([null, null, null, null]);
  });
});
