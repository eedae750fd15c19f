import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { Table } from '../../../src/table/flatten.ts';
import { findLists, type JsonObject } from '../../../src/table/lists.ts';
import { readSelection } from '../../../src/table/selection.ts';
import { tableOf } from '../../support/tableOf.ts';

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

describe('the lines of a table', () => {
  it('begin with what a row stands under, null where that is null', () => {
    const query = `{ arenas { label host { name } partners { totalCount nodes { name } } } }`;
    const answer = {
      arenas: [
        { label: 'A', host: null, partners: { totalCount: 2, nodes: [{ name: 'x' }, null] } },
      ],
    };
    const above = { arenas_label: 'A', arenas_host_name: null, arenas_partners_totalCount: 2 };
    expect(tableOf(query, answer, 'arenas.partners.nodes').lines).toEqual([
      { ...above, name: 'x' },
      above,
    ]);
  });

  it('call what they stand under by whole paths where a field has the name, or two would have one', () => {
    const query = `{ a { edges { cursor node { cursor b { a_cursor a_n: n } n } } } }`;
    const node = { cursor: 'of node', b: [{ a_cursor: 1, a_n: 2 }], n: 3 };
    const answer = { a: { edges: [{ cursor: 'of edge', node }] } };
    expect(tableOf(query, answer, 'a.edges.node.b').lines).toEqual([
      {
        'a.edges.cursor': 'of edge',
        'a.edges.node.cursor': 'of node',
        'a.edges.node.n': 3,
        a_cursor: 1,
        a_n: 2,
      },
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
