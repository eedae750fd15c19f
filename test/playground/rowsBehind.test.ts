import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { rowsBehind } from '../../playground/answer/rowsBehind.ts';

const schema = buildSchema(`
  enum Kind { GRANT LOAN }
  enum By { KIND FOCUS_AREA YEAR }
  input ThingFilter { kind: Kind kindAny: [Kind!] focusArea: ID }
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
  const found = rowsBehind(
    schema,
    { query, variables, operationName: null },
    { list, counted, name: 'x' },
  );
  return found && { ...found, query: found.query.replaceAll(/\s+/g, ' ').trim() };
}

const NODES = '{ nodes { id title kind } pageInfo { hasNextPage endCursor } }';

describe('rowsBehind', () => {
  it('asks for what a facet counted, under the filter that the question has', () => {
    const query =
      '{ place(code: "GA") { t: things(filter: { kindAny: [GRANT, LOAN] }) { facets(by: KIND) { value count } } } }';
    expect(behind(query, 'place.t.facets', { by: 'LOAN' })).toEqual({
      query: `query ThingsOfX { place(code: "GA") { t: things(first: 100, filter: {kindAny: [GRANT, LOAN], kind: LOAN}) ${NODES} } }`,
      variables: {},
      list: 'place.t.nodes',
    });
  });

  it('asks for what stands in a cell, and for a whole line of a cross table', () => {
    const query =
      'query Q($f: ThingFilter, $code: ID!) { place(code: $code) { things(filter: $f) { crossTab(rows: KIND, columns: FOCUS_AREA) { cells { row column count } } } } }';
    const variables = { f: null, code: 'GA' };
    const list = 'place.things.crossTab.cells';
    expect(behind(query, list, { rows: 'GRANT', columns: 'A:1' }, variables)).toEqual({
      query: `query ThingsOfX($code: ID!) { place(code: $code) { things(first: 100, filter: {kind: GRANT, focusArea: "A:1"}) ${NODES} } }`,
      variables: { code: 'GA' },
      list: 'place.things.nodes',
    });
    expect(behind(query, list, { rows: 'GRANT' }, variables)?.query).toContain('{kind: GRANT}');
  });

  it.each([
    [
      'a value that the filter cannot take',
      '{ things { facets(by: YEAR) { value count } } }',
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
