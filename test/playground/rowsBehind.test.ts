import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { rowsBehind } from '../../playground/answer/rowsBehind.ts';

const schema = buildSchema(`
  enum Kind { GRANT LOAN }
  enum By { KIND FOCUS_AREA TOPIC START_YEAR SIZE }
  input Span { from: Int to: Int }
  input ThingFilter { kind: Kind kindAny: [Kind!] focusArea: ID topicsAny: [ID!] started: Span }
  type Thing { id: ID! title: String! kind: Kind! }
  type Facet { value: String! count: Int! }
  type Cell { row: String! column: String! count: Int! }
  type Cross { cells: [Cell!]! }
  type Things {
    nodes: [Thing!]!
    facets(by: By!): [Facet!]!
    crossTab(rows: By!, columns: By!): Cross!
  }
  type Place { things(first: Int, filter: ThingFilter): Things! }
  type Places { nodes: [Place!]! }
  type Query { things(first: Int, filter: ThingFilter): Things! place(code: ID!): Place places: Places! }
`);

function behind(
  query: string,
  list: string,
  counted: Readonly<Record<string, string>>,
  variables = {},
) {
  const found = rowsBehind(schema, { query, variables, operationName: null }, { list, counted });
  return found && { ...found, query: found.query.replaceAll(/\s+/g, ' ').trim() };
}

const NODES = '{ nodes { id title kind } }';

describe('rowsBehind', () => {
  it('asks for what a facet counted, under the filter that the question has', () => {
    const query =
      '{ place(code: "GA") { t: things(filter: { kindAny: [GRANT, LOAN] }) { facets(by: KIND) { value count } } } }';
    expect(behind(query, 'place.t.facets', { by: 'LOAN' })).toEqual({
      query: `query RowsOfThings($filterOfRows: ThingFilter) { place(code: "GA") { t: things(first: 100, filter: $filterOfRows) ${NODES} } }`,
      variables: { filterOfRows: { kindAny: ['GRANT', 'LOAN'], kind: 'LOAN' } },
      list: 'place.t.nodes',
    });
  });

  it('asks for what stands in a cell, and for a whole line of a cross table', () => {
    const query =
      'query Q($f: ThingFilter, $code: ID!) { place(code: $code) { things(filter: $f) { crossTab(rows: KIND, columns: FOCUS_AREA) { cells { row column count } } } } }';
    const variables = { f: null, code: 'GA' };
    const list = 'place.things.crossTab.cells';
    expect(behind(query, list, { rows: 'GRANT', columns: 'A:1' }, variables)).toEqual({
      query: `query RowsOfThings($code: ID!, $filterOfRows: ThingFilter) { place(code: $code) { things(first: 100, filter: $filterOfRows) ${NODES} } }`,
      variables: { code: 'GA', filterOfRows: { kind: 'GRANT', focusArea: 'A:1' } },
      list: 'place.things.nodes',
    });
    const line = behind(query, list, { rows: 'GRANT' }, variables);
    expect(line?.variables).toMatchObject({ filterOfRows: { kind: 'GRANT' } });
  });

  it('finds what was counted by what an element may have several of, and by a year', () => {
    const by = (facet: string): string => `{ things { facets(by: ${facet}) { value count } } }`;
    expect(behind(by('TOPIC'), 'things.facets', { by: 'Topic:energy' })?.variables).toEqual({
      filterOfRows: { topicsAny: ['Topic:energy'] },
    });
    expect(behind(by('START_YEAR'), 'things.facets', { by: '2009' })?.variables).toEqual({
      filterOfRows: { started: { from: 2009, to: 2009 } },
    });
  });

  it.each([
    [
      'a value that the filter cannot take',
      '{ things { facets(by: SIZE) { value count } } }',
      'things.facets',
    ],
    [
      'a filter that is there already',
      '{ things(filter: { kind: GRANT }) { facets(by: KIND) { value count } } }',
      'things.facets',
    ],
    [
      'counts below a list',
      '{ places { nodes { things { facets(by: KIND) { value count } } } } }',
      'places.nodes.things.facets',
    ],
  ])('is null for %s', (_what, query, list) => {
    expect(behind(query, list, { by: 'LOAN' })).toBeNull();
  });
});
