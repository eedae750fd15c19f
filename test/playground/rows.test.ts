import { describe, expect, it } from '@jest/globals';
import { groupRows } from '../../playground/answer/aggregate.ts';
import { toCsv, toNdjson } from '../../src/table/csv.ts';
import { compareCells, flattenObjects } from '../../src/table/objects.ts';
import { arrangeRows, prepareTexts } from '../../playground/answer/sortAndFilter.ts';
import { tablesOf } from '../../playground/answer/tables.ts';
import type { JsonObject } from '../../src/table/lists.ts';
import { readSelection } from '../../src/table/selection.ts';
import { parse } from 'graphql';
import { tableOf } from '../support/tableOf.ts';

describe('prepareTexts', () => {
  it('goes on where its time ended, and leaves the rest to the first word', () => {
    const list = Array.from({ length: 500 }, (_, n) => ({ name: `Row ${n}` }));
    const named = (): ReturnType<typeof tableOf> => tableOf('{ list { name } }', { list });
    const table = named();
    let looks = 0;
    const once = (): boolean => (looks += 1) % 2 === 1;
    expect([1, 2, 3].map(() => prepareTexts(table, once))).toEqual([false, false, true]);
    expect(arrangeRows(table, { filter: 'ROW 499' })).toEqual([499]);
    const begun = named();
    expect(prepareTexts(begun, () => false)).toBe(false);
    expect(arrangeRows(begun, { filter: 'row 499' })).toEqual([499]);
  });
});

describe('a cell', () => {
  const query = '{ providers { nodes { ... on Agency { name state { code } } } } }';
  const providers = tableOf(query, {
    providers: {
      nodes: [{ name: 'NASA', state: null }, {}, { name: null, state: { code: 'GA' } }],
    },
  });

  it('is null where nothing is known, and nothing where nothing was asked', () => {
    expect(providers.rows).toEqual([
      ['NASA', null],
      [undefined, undefined],
      [null, 'GA'],
    ]);
    expect(toCsv(providers)).toBe('\uFEFFName,State code\r\nNASA,\r\n,\r\n,GA\r\n');
  });

  it('counts for no group where nothing was asked', () => {
    const groups = groupRows(providers, 'providers.nodes.name', { measure: { kind: 'count' } });
    expect(groups.map(({ label, value }) => [label, value])).toEqual([
      ['NASA', 1],
      [null, 1],
    ]);
  });

  it('is found by "null" where nothing is known only', () => {
    expect(arrangeRows(providers, { filter: 'NULL' })).toEqual([0, 2]);
  });

  it('holds all values of a nested list, and parts them so that they can be told apart', () => {
    const nested = tableOf(
      '{ list { places { city state } names } }',
      {
        list: [
          {
            places: [{ city: 'Auburn, "AL"', state: null }, { city: 'Rome', state: 'GA' }, {}],
            names: ['a; b', 'c'],
          },
        ],
      },
      'list',
    );
    expect(toCsv(nested)).toBe(
      '\uFEFFPlaces,Names\r\n"""Auburn, \\""AL\\"""", null; Rome, GA","""a; b""; c"\r\n',
    );
  });
});

describe('a file of rows', () => {
  const csvOf = (fields: string, nodes: readonly JsonObject[]) =>
    toCsv(tableOf(`{ centers { nodes { ${fields} } } }`, { centers: { nodes } }));

  it('keeps rows and texts of a CSV apart for readers that guess what parts them, where a column stands alone', () => {
    const names = ['A; B', 'a|b', 'a\tb', 'A', null, '"A"; B'];
    const nodes = names.map((name) => ({ name }));
    expect(csvOf('name', nodes)).toBe(
      '\uFEFFName\r\n"A; B"\r\n"a|b"\r\n"a\tb"\r\nA\r\n""\r\n"""A""; B"\r\n',
    );
  });

  it('has a row for each element in lines of JSON, whatever a reader takes for the end of a line', () => {
    const elements = [{ name: 'Peach\u2028Castings\u0085\n' }, { name: 'Gears\u2029' }];
    const text = toNdjson(elements);
    expect(text).toBe('{"name":"Peach\\u2028Castings\\u0085\\n"}\n{"name":"Gears\\u2029"}\n');
    expect(
      text
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(elements);
  });

  it('leaves no apostrophe where it could be taken for a quote', () => {
    const names = ["'Countess'", "Manufacturer's Edge", 'A; B', null];
    const nodes = names.map((name) => ({ name, city: 'Rome' }));
    expect(csvOf('name city', nodes)).toBe(
      "\uFEFFName,City\r\n\"'Countess'\",Rome\r\nManufacturer's Edge,Rome\r\nA; B,Rome\r\n,Rome\r\n",
    );
  });
});

describe('headings', () => {
  it('are different for different columns, whatever these are called', () => {
    const { columns } = tableOf('{ centers { nodes { zip ZIP: zip Zip: zip } } }', {
      centers: { nodes: [{ zip: '1', ZIP: '1', Zip: '1' }] },
    });
    expect(columns.map(({ heading }) => heading)).toEqual(['ZIP', 'Centers ZIP', 'ZIP (Zip)']);
  });
});

describe('flattenObjects', () => {
  const sheetOf = (query: string, data: JsonObject) => {
    const table = flattenObjects(data, readSelection(parse(query)));
    return table && [table.columns.map(({ heading }) => heading), ...table.rows];
  };

  it('compares only what is known of each, and lists by who stands in them', () => {
    expect(compareCells(['a', 'a'])).toBe('same');
    expect(compareCells(['a', 'b'])).toBe('differs');
    expect(
      compareCells([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toBe('same');
    for (const nothing of [null, undefined, 'UNKNOWN']) {
      expect(compareCells([nothing, nothing])).toBe('unknown');
      expect(compareCells(['30308', nothing])).toBe('unknown');
    }
    const document = parse(
      '{ a { p { totalCount nodes { name } } ids { k v } } b { p { totalCount nodes { name } } ids { k v } } }',
    );
    const one = (totalCount: number, ids: readonly { k: string; v: string }[]) => ({
      ...{ p: { totalCount, nodes: [{ name: 'IPC' }] }, ids },
    });
    const data = { a: one(1, [{ k: 'ROR', v: '1' }]), b: one(3, []) };
    expect(flattenObjects(data, readSelection(document))?.rows).toEqual([
      ['A', ['IPC'], ['ROR, 1']],
      ['B', ['IPC', 'and 2 more'], []],
    ]);
  });

  it('puts objects side by side, and those that are not there too', () => {
    const query = `{ a: center { name host { kind } } b: center { name host { kind } city } }`;
    const data = { a: { name: 'GaMEP', host: { kind: 'UNIVERSITY' } }, b: null };
    expect(sheetOf(query, data)).toEqual([
      ['Object', 'Name', 'Host kind', 'City'],
      ['GaMEP', 'GaMEP', 'UNIVERSITY', undefined],
      ['B', null, null, null],
    ]);
  });

  it('leaves lists, and the length of a list that is there, to the lists', () => {
    const query = '{ centers { totalCount nodes { name } pageInfo { hasNextPage } } }';
    const page = { totalCount: 2, nodes: [], pageInfo: { hasNextPage: false } };
    expect(sheetOf(query, { centers: page })).toBeNull();
    expect(sheetOf('{ centers { totalCount } }', { centers: { totalCount: 2 } })).toEqual([
      ['Object', 'Count'],
      ['Centers', 2],
    ]);
  });

  it('stands beside the lists of the same answer, which say whose they are', () => {
    const query = '{ center { name resources { nodes { title } } } }';
    const data = { center: { name: 'GaMEP', resources: { nodes: [{ title: 'a' }] } } };
    const { lists } = tablesOf({ asked: { query, variables: {}, operationName: null }, data });
    expect(lists).toEqual([
      { path: 'center.resources.nodes', heading: 'GaMEP: resources', rows: 1 },
      { path: '', heading: 'Fields', rows: 1 },
    ]);
  });
});
