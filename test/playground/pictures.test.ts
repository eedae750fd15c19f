import { describe, expect, it } from '@jest/globals';
import { chooseColumns, fitPicture, type Picture } from '../../playground/answer/picture.ts';
import { drawPicture } from '../../playground/answer/pictureNumbers.ts';
import { keepAddable } from '../../playground/answer/addable.ts';
import { summarize } from '../../playground/answer/summary.ts';
import { tablesOf } from '../../playground/answer/tables.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import { tableOf } from '../support/tableOf.ts';

const sums = tableOf('{ sums { year metric unit value } }', {
  sums: [
    { year: 2023, metric: 'SALES', unit: 'USD', value: 900 },
    { year: 2023, metric: 'JOBS', unit: 'JOBS', value: 3 },
    { year: 2024, metric: 'SALES', unit: 'USD', value: 100 },
    { year: 2024, metric: 'JOBS', unit: 'JOBS', value: null },
  ],
});
const byYear = { by: 'sums.year', value: 'sums.value' };

function draw(view: 'chart' | 'cross', picture: Omit<Picture, 'view'>) {
  const choices = chooseColumns(sums, { view, ...picture });
  const { table, natures, only } = keepAddable(sums, view, { ...choices, only: picture.only });
  const drawn = drawPicture(view, { table, all: sums, choices });
  return { natures, only, rows: drawn?.rows, foot: drawn?.foot, headings: drawn?.headings };
}

describe('keepAddable', () => {
  it('tells of one metric where a bar would add several, the first unless another is chosen', () => {
    const natures = ['SALES, USD', 'JOBS, JOBS'];
    expect(draw('chart', byYear)).toEqual({
      natures,
      only: 'SALES, USD',
      headings: ['Year', 'Sum of Value', 'Share of all in %'],
      rows: [
        ['2023', 900, 90],
        ['2024', 100, 10],
      ],
      foot: ['All', 1000, 100],
    });
    expect(draw('chart', { ...byYear, only: 'JOBS, JOBS' })).toMatchObject({
      rows: [
        ['2023', 3, 100],
        ['2024', null, null],
      ],
    });
  });

  it('leaves all rows where the picture holds them apart, and adds none of them up', () => {
    expect(draw('cross', { ...byYear, across: 'sums.metric' })).toEqual({
      natures: [],
      only: null,
      headings: ['Year', 'SALES', 'JOBS', 'All'],
      rows: [
        ['2023', 900, 3, null],
        ['2024', 100, null, 100],
      ],
      foot: ['All', 1000, 3, null],
    });
  });
});

describe('summarize', () => {
  it('adds no numbers of different units', () => {
    expect(summarize(sums)[3]).toEqual({ kind: 'apart', natures: 2, missing: 1 });
  });

  it('adds no ratios, here nor in a picture', () => {
    const table = tableOf('{ sums { year metric unit value } }', {
      sums: [
        { year: 2023, metric: 'RETURN', unit: 'RATIO', value: 17.5 },
        { year: 2024, metric: 'RETURN', unit: 'RATIO', value: 18.5 },
      ],
    });
    expect(summarize(table)[3]).toEqual({
      ...{ kind: 'span', from: 17.5, to: 18.5, areYears: false, missing: 0 },
    });
    const choices = chooseColumns(table, { view: 'cross', ...byYear, across: 'sums.metric' });
    const drawn = drawPicture('cross', { table, all: table, choices });
    expect(drawn?.rows.map(([year, value]) => [year, value])).toEqual([
      ['2023', 17.5],
      ['2024', 18.5],
    ]);
    expect(drawn?.foot).toEqual(['All', null, null]);
    expect(drawn?.notes.join(' ')).toContain('Ratios');
  });
});

describe('drawPicture', () => {
  it('tells what it leaves out, and counts rows with several values once in all', () => {
    const table = tableOf('{ items { name tags } }', {
      items: [{ name: 'a', tags: ['x', 'y'] }, { name: 'b', tags: ['x'] }, { name: 'c' }],
    });
    const choices = chooseColumns(table, { view: 'chart', by: 'items.tags', value: '' });
    expect(drawPicture('chart', { table, all: table, choices })).toMatchObject({
      rows: [
        ['x', 2, 66.7],
        ['y', 1, 33.3],
      ],
      foot: ['All', 3, 100],
      notes: [
        '1 rows are left out: the query asks nothing of them here.',
        'A row with several values counts for each of them, and once in “All”.',
      ],
    });
  });
});

describe('fitPicture', () => {
  const answerOf = (query: string, data: JsonObject) =>
    tablesOf({ asked: { query, variables: {}, operationName: null }, data });
  const crossed = answerOf('{ resources { crossTab { cells { row column count } } } }', {
    resources: { crossTab: { cells: [{ row: 'A', column: 'B', count: 7 }] } },
  });
  const chosen: Picture = {
    view: 'cross',
    list: 'reports.metrics',
    by: 'reports.center',
    across: 'reports.metrics.metric',
    value: 'reports.metrics.value',
    filter: 'jobs',
  };

  it('carries nothing over to an answer without what was chosen', () => {
    expect(fitPicture(chosen, crossed)).toEqual({ view: 'cross' });
    const table = crossed.tableOf();
    expect(table && chooseColumns(table, fitPicture(chosen, crossed))).toMatchObject({
      by: 'resources.crossTab.cells.row',
      across: 'resources.crossTab.cells.column',
      measure: { kind: 'sum', column: 'resources.crossTab.cells.count' },
    });
  });

  it('keeps what is there in the new answer too, but no half of a choice', () => {
    const picture: Picture = {
      view: 'chart',
      list: 'resources.crossTab.cells',
      by: 'resources.crossTab.cells.row',
      sort: '-resources.crossTab.cells.count,resources.gone',
      filter: 'a',
    };
    expect(fitPicture(picture, crossed)).toEqual({
      ...picture,
      sort: '-resources.crossTab.cells.count',
    });
    expect(fitPicture({ ...picture, across: 'resources.gone' }, crossed)).toEqual({
      view: 'chart',
      list: 'resources.crossTab.cells',
      sort: '-resources.crossTab.cells.count',
      filter: 'a',
    });
  });
});

describe('numbers of several kinds', () => {
  const nodes = [
    { state: 'GA', year: 2020, amountUsd: 5, term: 'YEAR' },
    { state: 'GA', year: 2021, amountUsd: 7, term: 'SPAN_TOTAL' },
    { state: 'TX', year: 2020, amountUsd: 2, term: 'YEAR' },
  ];
  const list = tableOf('{ list { state year amountUsd term } }', { list: nodes });

  it('are said to be so beside each other, with totals where all that stand together are of one', () => {
    const picture = { by: 'list.state', across: 'list.year', value: 'list.amountUsd' };
    const choices = chooseColumns(list, { view: 'cross', ...picture });
    expect(drawPicture('cross', { table: list, all: list, choices })).toMatchObject({
      rows: [
        ['TX', 2, null, 2],
        ['GA', 5, 7, null],
      ],
      foot: ['All', null, null, null],
      notes: [expect.stringContaining('of different kinds (YEAR; SPAN_TOTAL)')],
    });
  });
});

describe('numbers of several years', () => {
  const center = (name: string, startYear: number, endYear: number, value: number) => ({
    ...{ name, year: endYear, period: { startYear, endYear } },
    metrics: [
      { metric: 'SALES', unit: 'USD', value },
      { metric: 'JOBS', unit: 'JOBS', value: value / 10 },
    ],
  });
  const list = tableOf(
    '{ list { name year period { startYear endYear } metrics { metric unit value } } }',
    {
      list: [
        center('A', 2000, 2022, 900),
        center('B', 2024, 2024, 50),
        center('C', 2025, 2025, 40),
      ],
    },
    'list.metrics',
  );
  const picture = { by: 'list.name', across: 'list.metrics.metric', value: 'list.metrics.value' };

  it('are marked in a cross table and in its numbers, and dollars and jobs have no totals below each other', () => {
    const none = [undefined, undefined];
    const choices = chooseColumns(list, { view: 'cross', ...picture });
    const drawn = drawPicture('cross', { table: list, all: list, choices });
    expect(drawn).toMatchObject({
      headings: ['List name', 'SALES', 'JOBS', 'All', 'Of several years'],
      rows: [
        ['A', 900, 90, null, '2000–2022'],
        ['B', 50, 5, null, null],
        ['C', 40, 4, null, null],
      ],
      notes: [
        expect.stringContaining('is of all these years together'),
        expect.stringContaining('of different kinds'),
      ],
      cross: { spans: [['2000–2022', '2000–2022'], none, none] },
    });
  });

  it('are marked beside bars, and leave what is of one year each unmarked', () => {
    const view = 'chart' as const;
    const choices = chooseColumns(list, { view, ...picture });
    const { table } = keepAddable(list, view, choices);
    expect(drawPicture(view, { table, all: list, choices })).toMatchObject({
      groups: [
        { label: 'A', value: 900, span: '2000–2022' },
        { label: 'B', value: 50, span: undefined },
        { label: 'C', value: 40, span: undefined },
      ],
    });
  });
});

describe('what cannot be added', () => {
  const list = tableOf('{ list { state year distanceMiles } }', {
    list: [
      { state: 'GA', year: 2020, distanceMiles: 2 },
      { state: 'GA', year: 2022, distanceMiles: 4 },
    ],
  });

  it.each([
    ['list.year', 2021],
    ['list.distanceMiles', 3],
  ])('is told by its mean, whoever asks for the sum of %s', (value, mean) => {
    const choices = chooseColumns(list, { view: 'chart', by: 'list.state', value, measure: 'sum' });
    expect(choices.measure).toEqual({ kind: 'mean', column: value });
    expect(drawPicture('chart', { table: list, all: list, choices })).toMatchObject({
      rows: [['GA', mean]],
    });
  });

  it('begins with what has a place in the picture', () => {
    const funds = tableOf('{ list { state kind amountUsd } }', {
      list: [
        { state: null, kind: 'APPROPRIATION', amountUsd: 9 },
        { state: null, kind: 'APPROPRIATION', amountUsd: 8 },
        { state: null, kind: 'AWARD', amountUsd: 1 },
        { state: 'GA', kind: 'AWARD', amountUsd: 2 },
      ],
    });
    const choices = chooseColumns(funds, {
      view: 'chart',
      by: 'list.state',
      value: 'list.amountUsd',
    });
    expect(keepAddable(funds, 'chart', choices).only).toBe('AWARD');
  });
});
