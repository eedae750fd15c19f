import { describe, expect, it } from '@jest/globals';
import {
  crossRows,
  groupRows,
  type Measure,
  type Order,
} from '../../../playground/answer/aggregate.ts';
import { chooseColumns } from '../../../playground/answer/picture.ts';
import { arrangeRows, nextSort } from '../../../playground/answer/sortAndFilter.ts';
import { shadeOf } from '../../../playground/parts/shades.ts';
import { stateOf, tiles } from '../../../playground/answer/states.ts';
import { summarize } from '../../../playground/answer/summary.ts';
import { tableOf } from '../../support/tableOf.ts';

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
