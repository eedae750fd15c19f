import { describe, expect, it } from '@jest/globals';
import { arrangeColumns, hideColumn, moveColumn } from '../../playground/answer/columns.ts';
import {
  describeCondition,
  readConditions,
  withCondition,
} from '../../playground/answer/conditions.ts';
import { drawPicture } from '../../playground/answer/pictureNumbers.ts';
import { entityAddress, entityLinks } from '../../playground/answer/entityLinks.ts';
import { chooseColumns } from '../../playground/answer/picture.ts';
import { arrangeRows } from '../../playground/answer/sortAndFilter.ts';
import { haveOverlap } from '../../playground/answer/spans.ts';
import { tableOf } from '../support/tableOf.ts';

const list = tableOf('{ list { id name year tags } }', {
  list: [
    { id: 'Agency:a', name: 'Alpha', year: 2001, tags: ['x', 'y'] },
    { id: 'Agency:b', name: 'Beta', year: null, tags: [] },
    { id: 'Agency:c', name: null, year: 2004, tags: ['y'] },
  ],
});

describe('arrangeRows', () => {
  it.each([
    [{ 'list.tags': { is: ['y'] } }, [0, 2]],
    [{ 'list.tags': { is: ['(none)'] } }, [1]],
    [{ 'list.name': { is: [null, 'Alpha'] } }, [0, 2]],
    [{ 'list.name': { has: 'AL' } }, [0]],
    [{ 'list.name': { has: 'null' } }, [2]],
    [{ 'list.year': { from: 2002 } }, [2]],
    [{ 'list.year': { to: 2003 } }, [0]],
    [{ 'list.year': { from: 2001, to: 2004 }, 'list.tags': { is: ['x'] } }, [0]],
    [{ 'list.gone': { is: ['x'] } }, [0, 1, 2]],
  ])('keeps the rows that meet %j', (where, expected) => {
    expect(arrangeRows(list, { where })).toEqual(expected);
  });
});

describe('conditions', () => {
  it('are read from what anybody may have written, and told in words', () => {
    const written = { a: { is: ['x', null, 3], from: '1' }, b: { has: ' ' }, c: 7, d: { to: 5 } };
    const where = readConditions(written);
    expect(where).toEqual({ a: { is: ['x', null] }, d: { to: 5 } });
    expect(Object.values(where ?? {}).map(describeCondition)).toEqual(['x or null', 'to 5']);
    expect(readConditions([])).toBeNull();
    expect(withCondition({ a: { is: ['x'] } }, 'a', {})).toEqual({});
  });
});

describe('arrangeColumns', () => {
  it('leaves out what is hidden and keeps the order that was given', () => {
    const picture = { ...hideColumn({}, 'list.id'), ...moveColumn(list, {}, 'list.tags', -1) };
    const { columns, rows } = arrangeColumns(list, picture);
    expect(columns.map(({ heading }) => heading)).toEqual(['Name', 'Tags', 'Year']);
    expect(rows[0]).toEqual(['Alpha', ['x', 'y'], 2001]);
    const hidden = ['id', 'name', 'year', 'tags'].map((name) => `list.${name}`).join(',');
    expect(arrangeColumns(list, { hide: hidden }).columns).toHaveLength(4);
  });
});

describe('entityLinks', () => {
  it('leads from a name, and from an id, to the page of what it names', () => {
    expect(entityLinks(list.columns)).toEqual([0, 0, null, null]);
    expect(entityAddress('Agency:a')).toBe('#entity=Agency%3Aa');
    expect(['GRANT', 'https://a.org', null, 4].map(entityAddress)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('drawPicture', () => {
  it('draws a line with gaps for years of which nothing is known, those without a row among them', () => {
    const choices = chooseColumns(list, { view: 'line' });
    expect(drawPicture('line', { table: list, all: list, choices })).toMatchObject({
      years: [2001, 2002, 2003, 2004],
      lines: [{ label: null, values: [1, null, null, 1] }],
      notes: [
        'Nothing is known of 2002, 2003: the line has a gap there.',
        '1 row has no year and is not in the picture.',
      ],
    });
  });

  it('tells shares of all, of lines and of columns, with 100 for the whole', () => {
    const sums = tableOf('{ list { kind area n } }', {
      list: [
        { kind: 'a', area: 'x', n: 1 },
        { kind: 'a', area: 'y', n: 3 },
        { kind: 'b', area: 'y', n: 4 },
      ],
    });
    const picture = { by: 'list.kind', across: 'list.area', value: 'list.n' } as const;
    const choices = chooseColumns(sums, { view: 'cross', ...picture });
    const drawn = (share: 'all' | 'row' | 'column') => {
      const numbers = drawPicture('cross', { table: sums, all: sums, choices, share });
      return [...(numbers?.rows ?? []), numbers?.foot];
    };
    expect(drawn('all')).toEqual([
      ['a', 37.5, 12.5, 50],
      ['b', 50, null, 50],
      ['All', 87.5, 12.5, 100],
    ]);
    expect(drawn('row')).toEqual([
      ['a', 75, 25, 100],
      ['b', 100, null, 100],
      ['All', 87.5, 12.5, 100],
    ]);
    expect(drawn('column')).toEqual([
      ['a', 42.9, 100, 50],
      ['b', 57.1, null, 50],
      ['All', 100, 100, 100],
    ]);
  });
});

describe('haveOverlap', () => {
  it.each([
    [
      [
        [2020, 2020],
        [2000, 2022],
      ],
      true,
    ],
    [
      [
        [2020, 2021],
        [2021, 2022],
      ],
      true,
    ],
    [
      [
        [2020, 2020],
        [2020, 2020],
      ],
      false,
    ],
    [
      [
        [2018, 2019],
        [2020, 2020],
      ],
      false,
    ],
    [[null, [2019, 2021]], true],
    [[null, [2021, 2021]], false],
  ])('of numbers that are of the years %j is %s', (spans, expected) => {
    const reports = spans.map((span) => ({
      fiscalYear: span === null ? 2020 : null,
      period: span && { startYear: span[0] ?? null, endYear: span[1] ?? null },
      metrics: [{ value: 5 }],
    }));
    const query = '{ reports { fiscalYear period { startYear endYear } metrics { value } } }';
    const table = tableOf(query, { reports }, 'reports.metrics');
    expect(haveOverlap(table, table.rows, 'reports.metrics.value')).toBe(expected);
  });
});
