import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, type ExecutionResult } from 'graphql';
import { explained } from '../../src/observing/explanation.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { insert, testDatabase } from '../support/database.ts';
import { operationsOf } from '../support/examined.ts';

const database = testDatabase();
const kinds = ['GRANT', 'LOAN', 'PROGRAM'];
const focusAreas = ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'];

/** No loan is for the workforce; the last document is the only one for students. */
const resources = Array.from({ length: 12_000 }, (_, index) => {
  const kind = kinds[index % 3] ?? '';
  return {
    _id: `Resource:${String(index).padStart(5, '0')}`,
    name: `Resource ${index}`,
    sortName: `resource ${String(index).padStart(5, '0')}`,
    kind,
    focusArea: kind === 'LOAN' ? 'TECHNOLOGY' : focusAreas[Math.floor(index / 3) % 3],
    status: index % 2 === 0 ? 'OPEN' : 'CLOSED',
    engagementModes: kind === 'GRANT' ? ['EDUCATION'] : ['AWARENESS', 'EDUCATION'],
    audience: index === 11_999 ? ['students', 'manufacturers'] : ['manufacturers'],
    agencyIds: [`Agency:${index % 997}`],
  };
});

async function ask(query: string, maxTimeMs = 10_000): Promise<ExecutionResult> {
  const graph = createGraph(accessData(database.db, maxTimeMs));
  const document = parse(query);
  return explained((explanation) =>
    graph.execute({ document, operationName: null, variables: {}, explanation }),
  );
}

beforeAll(() => insert(database, { resources }));

describe('a filter of several conditions', () => {
  it.each([
    ['kind: LOAN, focusArea: WORKFORCE', 0],
    ['focusArea: WORKFORCE, status: OPEN', 20],
    // Starts from the mode, whose index has the kind.
    ['kind: GRANT, engagementMode: AWARENESS', 0],
    ['audience: "students", engagementMode: EDUCATION, status: CLOSED', 1],
  ])('of { %s } reads no document that it does not return', async (filter, documents) => {
    const result = await ask(
      `{ resources(first: 20, filter: { ${filter} }) { nodes { id title } } }`,
    );
    expect(result.errors).toBeUndefined();
    const pages = operationsOf(result).filter(
      ({ operation, collection }) => operation === 'find' && collection === 'resources',
    );
    expect(pages.map(({ returned, documentsExamined }) => [returned, documentsExamined])).toEqual([
      [documents, documents],
    ]);
  });

  it('is refused with QUERY_TOO_BROAD when it takes longer than allowed', async () => {
    // Nothing bounds this but the time: all documents are read, far longer than 1 ms.
    const query = '{ resources { crossTab(rows: AGENCY, columns: AUDIENCE) { cells { count } } } }';
    const refused = await ask(query, 1);
    const { data, errors = [] } = refused;
    expect(data).toEqual({ resources: null });
    const failed = operationsOf(refused).filter(({ isFailed }) => isFailed);
    expect(failed).not.toEqual([]);
    expect(failed).toEqual(
      failed.map(({ operation, collection }) =>
        expect.objectContaining({ operation, collection, keysExamined: null, returned: 0 }),
      ),
    );
    expect(errors.map(({ path, message, extensions }) => ({ path, message, extensions }))).toEqual([
      {
        path: ['resources', 'crossTab'],
        message:
          'The database found too little of what was asked for in the time it has. Narrow the filter.',
        extensions: { code: 'QUERY_TOO_BROAD' },
      },
    ]);
    expect((await ask(query)).errors).toBeUndefined();
  });
});
