import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { filterFields, type FilterField } from '../../playground/answer/filterFields.ts';
import { listQuestion } from '../../playground/answer/listQuestion.ts';
import { marginsOf } from '../../playground/answer/margins.ts';
import { ownQuestions } from '../../src/page/ownQuestions.ts';
import { rootLists, type RootList } from '../../src/page/rootLists.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);

const lists = rootLists(schema);
const listOf = (name: string): RootList => {
  const list = lists.find((known) => known.name === name);
  if (!list) throw new Error(`Expected a list ${name}, got none.`);
  return list;
};

/** Some value for each field that a filter can be told. */
function valueFor({ values, isNumber }: FilterField): string {
  return values?.[0] ?? (isNumber ? '2020' : 'x');
}

describe('listQuestion', () => {
  it('can be asked of each list that takes a filter, under all conditions, as rows and counted by all', async () => {
    expect(lists.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['resources', 'centers', 'agreements', 'agencies', 'associations']),
    );
    const wrong = lists.flatMap((list) => {
      const conditions = filterFields(schema, list.filter).map((field) => ({
        ...{ field, value: valueFor(field), label: '' },
      }));
      const counts = list.facets.flatMap((by) => [[by], [by, list.facets[0] ?? by]]);
      return [[], ...counts].flatMap((by) => {
        const { query, variables } = listQuestion({ list, conditions, by });
        const document = parse(query);
        const [operation] = document.definitions;
        const given = JSON.parse(variables) as Record<string, unknown>;
        if (operation?.kind !== Kind.OPERATION_DEFINITION) return ['no operation'];
        const { errors = [] } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          given,
        );
        return [...validate(schema, document), ...errors].map(({ message }) => message);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('joins conditions, those of one span too, and says them in its title', () => {
    const list = listOf('resources');
    const fields = filterFields(schema, list.filter);
    const wanted = [
      ['status', 'OPEN', 'OPEN'],
      ['topicsAny', 'Topic:energy', 'Energy'],
      ['servesState', 'State:GA', 'Georgia'],
      ['started.from', '2010', '2010'],
      ['started.to', '2020', '2020'],
    ] as const;
    const conditions = wanted.flatMap(([key, value, label]) => {
      const field = fields.find((known) => known.key === key);
      return field ? [{ field, value, label }] : [];
    });
    const asked = listQuestion({ list, conditions, by: ['AGENCY', 'FOCUS_AREA'] });
    expect(JSON.parse(asked.variables)).toEqual({
      rows: 'AGENCY',
      columns: 'FOCUS_AREA',
      filter: {
        status: 'OPEN',
        topicsAny: ['Topic:energy'],
        servesState: 'State:GA',
        started: { from: 2010, to: 2020 },
      },
    });
    expect(asked.picture.title).toBe(
      'Resources by agency and focus area where status is open and topic is Energy and serves state is Georgia and started from 2010 and started to 2020',
    );
    expect(listQuestion({ list, conditions: [], by: [] })).toMatchObject({
      variables: '',
      picture: { view: 'table', title: 'Resources', list: 'resources.nodes' },
    });
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
