import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { countables, countQuestion } from '../../playground/answer/countQuestion.ts';
import { marginsOf } from '../../playground/answer/margins.ts';
import { ownQuestions } from '../../src/page/ownQuestions.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);

describe('countQuestion', () => {
  const lists = countables(schema);

  it('can be asked of each list that the graph counts, by all it is counted by', () => {
    expect(lists.map(({ list }) => list)).toEqual(
      expect.arrayContaining(['resources', 'centers', 'agreements', 'agencies', 'associations']),
    );
    const queries = lists.flatMap(({ list, facets, hasCrossTab, filters }) =>
      facets.flatMap((by) =>
        [null, ...(hasCrossTab ? facets : [])].flatMap((across) =>
          [null, ...filters.map(({ name, values }) => ({ name, value: values[0] ?? '' }))].map(
            (only) => countQuestion({ list, by, across, only }).query,
          ),
        ),
      ),
    );
    const wrong = queries.flatMap((query) =>
      validate(schema, parse(query)).map(({ message }) => message),
    );
    expect([queries.length > 200, wrong]).toEqual([true, []]);
  });

  it('offers conditions of few values only', () => {
    const resources = lists.find(({ list }) => list === 'resources');
    const names = resources?.filters.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['kind', 'status', 'focusArea']));
    expect(names).not.toContain('agency');
  });
});

describe('ownQuestions', () => {
  it('are all valid, and each is another', () => {
    const texts = ownQuestions(schema);
    expect(texts.flatMap((text) => validate(schema, parse(text)))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('marginsOf', () => {
  const cells = [{ rowLabel: 'a', columnLabel: 'x', count: 1 }];
  const rows = [{ label: 'a', count: 2 }];
  const columns = [{ label: 'x', count: 3 }];
  const [list, by, across] = ['r.c.cells', 'r.c.cells.rowLabel', 'r.c.cells.columnLabel'];
  const of = (data: Parameters<typeof marginsOf>[0], places = { list, by, across }) =>
    marginsOf(data, places);

  it('are the counts of lines and columns beside the cells, whichever stand where', () => {
    const data = { r: { totalCount: 9, c: { rows, columns, cells } } };
    const [ofRows, ofColumns] = [new Map([['a', 2]]), new Map([['x', 3]])];
    expect(of(data)).toEqual({ ofRows, ofColumns, all: 9 });
    expect(of(data, { list, by: across, across: by })).toEqual({
      ...{ ofRows: ofColumns, ofColumns: ofRows, all: 9 },
    });
  });

  it('are the whole of counts by one thing, where that is asked for', () => {
    const facets = [{ label: 'a', count: 2 }];
    const places = { list: 'r.facets', by: 'r.facets.label', across: 'r.facets.label' };
    const whole = { ofRows: new Map(), ofColumns: new Map(), all: 3 };
    expect(of({ r: { totalCount: 3, facets } }, places)).toEqual(whole);
    expect(of({ r: { facets } }, places)).toBeNull();
  });

  it('are none where they are not asked for, where two are called alike, or of other lists', () => {
    expect(of({ r: { c: { cells } } })).toBeNull();
    const twice = [...rows, { label: 'a', count: 5 }];
    expect(of({ r: { c: { rows: twice, columns, cells } } })).toBeNull();
    expect(of({ r: { c: { rows, columns, cells } } }, { list: 'r.c', by, across })).toBeNull();
    const more = { totalCount: 10_000, totalCountIsExact: false };
    expect(of({ r: { ...more, c: { rows, columns, cells } } })?.all).toBeNull();
  });
});
