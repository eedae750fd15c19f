import { describe, expect, it } from '@jest/globals';
import { titleOf } from '../../playground/answer/labels.ts';
import { tablesOf } from '../../playground/answer/tables.ts';
import type { JsonObject } from '../../src/table/lists.ts';

function look(query: string, data: JsonObject, variables: Readonly<Record<string, unknown>> = {}) {
  const answered = tablesOf({ asked: { query, variables, operationName: null }, data });
  const { lists } = answered;
  const tables = lists.map(({ path }) =>
    answered.tableOf(path)?.columns.map(({ heading }) => heading),
  );
  return lists.map(({ heading }, index) => [heading, tables[index]]);
}

const counts = { measure: { kind: 'sum', column: 'r.facets.count' } } as const;

describe('tables of what the graph counted', () => {
  it('are called by what was counted by, wherever that is said', () => {
    const facets = [{ value: 'Topic:energy', label: 'Energy', count: 2 }];
    expect(
      look(
        'query Q($by: F!) { r { facets(by: $by) { value label count } } }',
        { r: { facets } },
        { by: 'FOCUS_AREA' },
      ),
    ).toEqual([['R by focus area', ['Focus area (code)', 'Focus area', 'Count']]]);
    expect(look('{ a: r { facets(by: TOPIC) { value label count } } }', { a: { facets } })).toEqual(
      [['A by topic', ['Topic (code)', 'Topic', 'Count']]],
    );
  });

  it('tell the lines of a cross table apart from its cells', () => {
    const query = `{ r { crossTab(rows: AGENCY, columns: TOPIC) {
      rows { label count } cells { row rowLabel column columnLabel count } } } }`;
    const cell = { row: 'a', rowLabel: 'A', column: 'b', columnLabel: 'B', count: 1 };
    const crossTab = { rows: [{ label: 'A', count: 1 }], cells: [cell, cell] };
    expect(look(query, { r: { crossTab } })).toEqual([
      ['R by agency and topic', ['Agency (code)', 'Agency', 'Topic (code)', 'Topic', 'Count']],
      ['R by agency', ['Agency', 'Count']],
    ]);
  });

  it('keep the names of the answer where it is not said what was counted by', () => {
    const facets = [{ label: 'Energy', count: 2 }];
    const known = [['R facets', ['Label', 'Count']]];
    expect(
      look('query Q($by: F) { r { facets(by: $by) { label count } } }', { r: { facets } }),
    ).toEqual(known);
  });
});

describe('titleOf', () => {
  it('says what is shown as people do', () => {
    const query = '{ r { facets(by: TOPIC) { label count } } }';
    const data = { r: { facets: [{ label: 'Energy', count: 2 }] } };
    const table = tablesOf({
      asked: { query, variables: {}, operationName: null },
      data,
    }).tableOf();
    if (table === null) throw new Error('Expected a table, got none.');
    const title = (parts: Parameters<typeof titleOf>[3], measure: Parameters<typeof titleOf>[1]) =>
      titleOf(table, measure, ['r.facets.label'], parts);
    expect(title({ only: null }, counts.measure)).toBe('R by topic');
    expect(title({ only: null, share: 'all' }, counts.measure)).toBe(
      'R by topic (as shares of all)',
    );
    expect(title({ only: 'USD' }, { kind: 'mean', column: 'r.facets.count' })).toBe(
      'Mean of count by topic (r, only USD)',
    );
  });
});
