import { describe, expect, it } from '@jest/globals';
import { askOf } from '../../support/graph.ts';
import { realDatabase, records } from '../../support/realData.ts';

const ask = askOf(realDatabase());

describe('crossTab', () => {
  it('counts how often two values meet, and agrees with filters', async () => {
    const { data } = await ask(`{ resources(filter: { statusAny: [OPEN, UNKNOWN] }) { totalCount
      crossTab(rows: FOCUS_AREA, columns: KIND) {
        rows { value count } columns { value count } cells { row column count } } } }`);
    const { crossTab, totalCount } = data?.['resources'] as {
      totalCount: number;
      crossTab: {
        rows: { value: string; count: number }[];
        columns: { value: string; count: number }[];
        cells: { row: string; column: string; count: number }[];
      };
    };
    const sum = (counts: readonly { count: number }[]): number =>
      counts.reduce((total, { count }) => total + count, 0);
    expect([sum(crossTab.rows), sum(crossTab.columns), sum(crossTab.cells)]).toEqual([
      totalCount,
      totalCount,
      totalCount,
    ]);
    for (const { row, column, count } of crossTab.cells) {
      const { data: page } = await ask(
        `{ resources(filter: { statusAny: [OPEN, UNKNOWN], focusArea: ${row}, kind: ${column} }) { totalCount } }`,
      );
      expect({ row, column, page }).toEqual({
        row,
        column,
        page: { resources: { totalCount: count } },
      });
    }
  });
});

describe('the cells of a crossTab', () => {
  it('name the entities that they stand for, and codes in words', async () => {
    const { data, errors, operations } = await ask(`{ resources {
      crossTab(rows: AGENCY, columns: FOCUS_AREA) {
        rows { value label }
        cells { row rowLabel rowEntity { id ... on Agency { name } } column columnLabel columnEntity { id } }
      }
      years: crossTab(rows: START_YEAR, columns: LOCATION) {
        cells { row rowLabel rowEntity { id } column columnLabel columnEntity { id ... on State { name } } }
      }
    } }`);
    expect(errors).toBeUndefined();
    const names = new Map<string, unknown>([
      ...records('agencies').map(({ id, name }) => [`Agency:${String(id)}`, name] as const),
      ...records('states').map(({ code, name }) => [`State:${String(code)}`, name] as const),
    ]);
    const words = new Map([
      ['MANUFACTURING_RESOURCES', 'Manufacturing resources'],
      ['TECHNOLOGY', 'Technology'],
      ['WORKFORCE', 'Workforce'],
    ]);
    const { crossTab, years } = data?.['resources'] as Record<
      'crossTab' | 'years',
      { cells: Record<string, unknown>[] }
    >;
    expect(crossTab.cells.length).toBeGreaterThan(20);
    for (const { row, column, ...rest } of crossTab.cells) {
      const name = names.get(String(row));
      expect({ row, column, ...rest }).toEqual({
        row,
        rowLabel: name,
        rowEntity: { id: row, name },
        column,
        columnLabel: words.get(String(column)),
        columnEntity: null,
      });
    }
    expect(years.cells.length).toBeGreaterThan(5);
    for (const { row, column, ...rest } of years.cells) {
      const name = names.get(String(column));
      expect(rest).toEqual({
        rowLabel: row,
        rowEntity: null,
        columnLabel: name,
        columnEntity: { id: column, name },
      });
    }
    expect(operations.toSorted()).toEqual([
      'aggregate resources',
      'aggregate resources',
      'aggregate resources',
      'find agencies',
      'find resourceNeighbours',
      'find resourceNeighbours',
      'find states',
    ]);
  });
});
