import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realDatabase } from '../support/realData.ts';
import { serveProcess, type ServedProcess } from '../support/servedProcess.ts';

const database = realDatabase();
let explaining: ServedProcess;
let silent: ServedProcess;

beforeAll(async () => {
  const target = database.uri.replace('/?', `/${database.db.databaseName}?`);
  const args = ['--mongodb-uri', target, '--no-import'];
  [explaining, silent] = await Promise.all([
    serveProcess(...args, '--explain', 'true'),
    serveProcess(...args, '--explain', 'false'),
  ]);
});

afterAll(() => Promise.all([explaining.stop(), silent.stop()]));

const query = `{ centers(first: 2) { totalCount nodes {
  state { name }
  resources(first: 3) { nodes { title } }
} } }`;

async function ask(url: string, explain: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mep-explain': explain },
    body: JSON.stringify({ query }),
  });
  // What a test expects of it, it compares.
  return (await response.json()) as Record<string, unknown>;
}

interface Explained {
  readonly operations: readonly Operation[];
}

interface Operation {
  readonly operation: string;
  readonly collection: string;
}

/** Reads of one level may reach the database in any order. */
function byCollection(a: Operation, b: Operation): number {
  const key = ({ collection, operation }: Operation): string => `${collection} ${operation}`;
  return key(a) < key(b) ? 1 : -1;
}

describe('x-mep-explain', () => {
  it('tells each database operation, the batches of the loaders and the nodes', async () => {
    const { extensions } = await ask(explaining.url, '1');
    const { explain } = extensions as { explain: Explained };
    const ms = expect.any(Number);
    const fine = { isCollectionScan: false, isSortedInMemory: false, milliseconds: ms };
    expect({ ...explain, operations: explain.operations.toSorted(byCollection) }).toEqual({
      path: 'local',
      operations: [
        {
          ...fine,
          operation: 'find',
          collection: 'centers',
          indexes: ['sortName,_id'],
          keysExamined: 3,
          documentsExamined: 3,
          returned: 3,
        },
        {
          ...fine,
          operation: 'aggregate',
          collection: 'centers',
          indexes: ['_id_'],
          keysExamined: 51,
          documentsExamined: 0,
          returned: 1,
        },
        {
          ...fine,
          operation: 'find',
          collection: 'states',
          indexes: ['_id_'],
          keysExamined: expect.any(Number),
          documentsExamined: 2,
          returned: 2,
        },
        {
          ...fine,
          operation: 'aggregate',
          collection: 'resources',
          indexes: ['reach,sortName,_id'],
          keysExamined: expect.any(Number),
          documentsExamined: 8,
          returned: 8,
        },
      ].toSorted(byCollection),
      batches: [
        { loader: 'centers', keys: 1 },
        { loader: 'centers', keys: 1 },
        { loader: 'stateById', keys: 2 },
        { loader: 'resourcesByReach', keys: 2 },
      ],
      nodes: { worstCase: 8, returned: 8 },
    });
  });

  it('is without effect where it is not asked for or not allowed', async () => {
    const plain = await ask(explaining.url, '0');
    expect(plain).toEqual({ data: expect.anything() });
    expect(await ask(silent.url, '1')).toEqual(plain);
  });
});
