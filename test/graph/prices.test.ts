import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse, type ExecutionResult, type GraphQLError } from 'graphql';
import { questions } from '../../playground/gallery/index.ts';
import { answeredDocuments } from '../../scripts/documentAnswers.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase({ withZips: true });
const ask = askOf(database);

/** What half a million resources bring with them (docs/scale.md). */
const manyOf: Readonly<Record<string, number>> = {
  resources: 500_250,
  agreements: 25_020,
  entities: 536_000,
  impacts: 5000,
  funding: 5000,
  agencies: 1080,
  stateOrganizations: 1100,
};

function overManyResources(): Graph {
  const data = accessData(database.db, 240_000);
  const sizeOf = (collection: string): number => manyOf[collection] ?? 300;
  const sizes = { of: async (collection: string) => sizeOf(collection), known: sizeOf };
  return createGraph({ ...data, sizes });
}

const graphs: readonly (readonly [string, () => Graph])[] = [
  ['the real data', () => createGraph(accessData(database.db, 240_000))],
  ['half a million resources', overManyResources],
];

/** Cross tables of resources, each under another filter. */
const thirtyTables = Array.from(
  { length: 30 },
  (_, index) =>
    `a${index}: resources(filter: { started: { from: ${1851 + index} } }) { crossTab(rows: TOPIC, columns: AGENCY) { cells { count } } }`,
).join(' ');

async function shownQueries(): Promise<readonly string[]> {
  const texts = await Promise.all(answeredDocuments.map((path) => readFile(path, 'utf8')));
  const blocks = texts.flatMap((text) => [...text.matchAll(/```graphql\n(.*?)```/gs)]);
  return [...blocks.map(([, query = '']) => query), ...questions.map(({ query }) => query)];
}

async function errorsOf(graph: Graph, query: string): Promise<readonly GraphQLError[]> {
  const operation = { document: parse(query), operationName: null, variables: {} };
  const { errors = [] }: ExecutionResult = await graph.execute(operation);
  return errors;
}

describe('the price of an operation', () => {
  it.each(graphs)('lets pass whatever documents and gallery ask, over %s', async (_name, open) => {
    const graph = open();
    const queries = await shownQueries();
    expect(queries.length).toBeGreaterThan(40);
    const refused: string[] = [];
    for (const query of queries) {
      const errors = await errorsOf(graph, query);
      if (errors.some(({ extensions }) => extensions['code'] === 'QUERY_TOO_LARGE'))
        refused.push(query);
    }
    expect(refused).toEqual([]);
  });

  it('refuses too many cross tables as a whole, by one error that says where and how much', async () => {
    const { data, errors, operations } = await ask(
      `{ states(first: 52) { nodes { ${thirtyTables} } } }`,
    );
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.stringMatching(
          /^Expected an operation of at most 400000 points of work \(MAX_POINTS\), got one of at least \d+\. /,
        ),
        path: ['states', 'nodes', 0, expect.stringMatching(/^a\d+$/), 'crossTab'],
        extensions: { code: 'QUERY_TOO_LARGE' },
      },
    ]);
    // The census alone: what is refused is not read.
    expect(operations).toEqual(['find states', 'find resources']);
  });

  it('says that all of a large collection may be looked at four times, where that is more', async () => {
    const errors = await errorsOf(
      overManyResources(),
      `{ states(first: 52) { nodes { ${thirtyTables} } } }`,
    );
    expect(errors[0]?.message).toMatch(
      /^Expected an operation of at most 2001000 points of work \(all of a collection 4 times\), got one of at least \d+\. /,
    );
  });

  it('refuses more searches than one operation may make', async () => {
    const searches = Array.from(
      { length: 30 },
      (_, index) => `a${index}: search(first: 1, text: "energy ${index}") { totalCount }`,
    );
    const { data, errors } = await ask(`{ ${searches.join(' ')} }`);
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      path: ['a26', 'totalCount'],
      extensions: { code: 'QUERY_TOO_LARGE' },
    });
  });

  it('refuses what graphql-js answers in the same words', async () => {
    const searches = Array.from(
      { length: 29 },
      (_, index) => `a${index}: search(first: 1, text: "energy ${index}") { totalCount }`,
    );
    const { data, errors } = await ask(`{ __schema { queryType { name } } ${searches.join(' ')} }`);
    expect({ data, errors }).toMatchObject({
      data: null,
      errors: [{ path: ['a26', 'totalCount'], extensions: { code: 'QUERY_TOO_LARGE' } }],
    });
  });
});
