import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, getVariableValues, Kind, parse, validate } from 'graphql';
import { filterFields, type FilterField } from '../../playground/answer/filterFields.ts';
import { listQuestion } from '../../playground/answer/listQuestion.ts';
import { marginsOf } from '../../playground/answer/margins.ts';
import { entityLinks } from '../../playground/answer/entityLinks.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';
import { tableOf } from '../support/tableOf.ts';
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

describe('the rows of a list', () => {
  const ask = askOf(realDatabase());

  async function tableFor(name: string, variables: JsonObject = {}): Promise<Table> {
    const { query, picture } = listQuestion({ list: listOf(name), conditions: [], by: [] });
    const { data, errors } = await ask(query, variables);
    expect(errors).toBeUndefined();
    // What a graph answers is JSON.
    return tableOf(query, data as JsonObject, picture.list);
  }

  /** The cells of each row by the headings of their columns. */
  const cellsOf = ({ columns, rows }: Table) =>
    rows.map((row) => new Map(columns.map(({ heading }, index) => [heading, row[index]])));

  it('tell who offers a resource, and where that can be read', async () => {
    const nameOf = new Map(
      ['agencies', 'associations'].flatMap((file) =>
        records(file).map(({ id, name }) => [id, name] as const),
      ),
    );
    // As the records are checked to be.
    const idsIn = (record: ReturnType<typeof records>[number], key: string) =>
      record[key] as readonly string[];
    const byTitle = new Map(records('resources').map((one) => [one['title'], one]));
    const found = cellsOf(await tableFor('resources'));
    expect(found).toHaveLength(100);
    for (const row of found) {
      const record = byTitle.get(row.get('Title'));
      if (!record) throw new Error(`Expected a record of ${String(row.get('Title'))}, got none.`);
      const names = [...idsIn(record, 'agencyIds'), ...idsIn(record, 'associationIds')].map((id) =>
        nameOf.get(id),
      );
      const told = [row.get('Providers') ?? []].flat();
      expect(told.toSorted()).toEqual(names.toSorted());
      expect(row.get('Provider kind')).toBe(record['providerKind']);
      const sources = record['sources'] as readonly { readonly url: string | null }[];
      expect(row.get('Sources')).toEqual(sources.map(({ url }) => url));
    }
  });

  it('are the numbers of each report of results, which can be opened by their years', async () => {
    const table = await tableFor('impactReports');
    const numbers = records('impacts').flatMap(({ metrics }) =>
      (metrics as readonly { readonly metric: string; readonly value: number }[]).map(
        ({ metric, value }) => `${metric} ${value}`,
      ),
    );
    const told = cellsOf(table).map(
      (row) => `${String(row.get('Metric'))} ${String(row.get('Value'))}`,
    );
    expect(told.toSorted()).toEqual(numbers.toSorted());
    const at = (key: string) => table.columns.findIndex((column) => column.key === key);
    const links = entityLinks(table.columns);
    expect(links[at('impactReports.nodes.year')]).toBe(at('impactReports.nodes.id'));
    expect(table.rows.every((row) => row[at('impactReports.nodes.sources')] !== undefined)).toBe(
      true,
    );
  });

  it('of money lead to their records, and say whether a center still works', async () => {
    const { columns } = await tableFor('fundingRecords');
    const at = (key: string) => columns.findIndex((column) => column.key === key);
    expect(entityLinks(columns)[at('fundingRecords.nodes.year')]).toBe(
      at('fundingRecords.nodes.id'),
    );
    expect(at('fundingRecords.nodes.center.status')).toBeGreaterThan(0);
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
