import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataFolders } from '../support/dataSet.ts';
import { serveSubgraph, type HttpSubgraph } from '../support/httpSubgraph.ts';
import { patientList } from '../support/patience.ts';
import { realDatabase } from '../support/realData.ts';
import { serveProcess, type ServedProcess } from '../support/servedProcess.ts';
import { until } from '../support/until.ts';

const database = realDatabase();
let explaining: ServedProcess;
let silent: ServedProcess;
const folder = dataFolders();

const serve = (...args: readonly string[]): Promise<ServedProcess> => {
  const target = database.uri.replace('/?', `/${database.db.databaseName}?`);
  return serveProcess('--mongodb-uri', target, '--no-import', '--no-entity-cache', ...args);
};

beforeAll(async () => {
  [explaining, silent] = await Promise.all([
    serve('--explain', 'true'),
    serve('--explain', 'false'),
  ]);
});

afterAll(() => Promise.all([explaining.stop(), silent.stop()]));

const query = `{ centers(first: 2) { totalCount nodes {
  state { name }
  resources(first: 3) { nodes { title } }
} } }`;

async function ask(url: string, explain: string, asked = query): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mep-explain': explain },
    body: JSON.stringify({ query: asked }),
  });
  // What a test expects of it, it compares.
  return (await response.json()) as Record<string, unknown>;
}

interface Timed {
  readonly startMs: number;
  readonly ms?: number;
  readonly milliseconds?: number;
}

interface Explained {
  readonly milliseconds: number;
  readonly cache: { readonly state: string; readonly misses: number };
  readonly operations: readonly Operation[];
  readonly batches: readonly (Timed & { readonly loader: string })[];
  readonly fetches?: readonly (Timed & { readonly subgraph: string })[];
}

interface Named {
  readonly operation: string;
  readonly collection: string;
}

type Operation = Named & Timed;

async function explain(url: string, asked = query): Promise<Explained> {
  const { extensions } = await ask(url, '1', asked);
  return (extensions as { readonly explain: Explained }).explain;
}

/** When a step was over. */
function endOf({ startMs, ms, milliseconds }: Timed): number {
  return startMs + (ms ?? milliseconds ?? 0);
}

/** Reads of one level may reach the database in any order. */
function byCollection(a: Named, b: Named): number {
  const key = ({ collection, operation }: Named): string => `${collection} ${operation}`;
  return key(a) < key(b) ? 1 : -1;
}

describe('x-mep-explain', () => {
  it('tells each database operation, the batches of the loaders and the nodes', async () => {
    const told = await explain(explaining.url);
    const ms = expect.any(Number);
    const fine = {
      isCollectionScan: false,
      isSortedInMemory: false,
      isFailed: false,
      startMs: ms,
      milliseconds: ms,
    };
    expect({ ...told, operations: told.operations.toSorted(byCollection) }).toEqual({
      path: 'local',
      milliseconds: ms,
      operations: [
        {
          ...fine,
          operation: 'find',
          collection: 'centers',
          indexes: ['sortName,_id'],
          // No row beyond the page: nobody asks whether there is one.
          keysExamined: 2,
          documentsExamined: 2,
          returned: 2,
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
          operation: 'find',
          collection: 'resources',
          indexes: ['reach,sortName,_id'],
          keysExamined: expect.any(Number),
          // In one walk for both centers, as far as a first one goes.
          documentsExamined: expect.any(Number),
          returned: expect.any(Number),
        },
      ].toSorted(byCollection),
      batches: [
        { loader: 'centers', keys: 1, startMs: ms },
        { loader: 'centers', keys: 1, startMs: ms },
        { loader: 'stateById', keys: 2, startMs: ms },
        { loader: 'resourcesByReach', keys: 2, startMs: ms },
      ],
      cache: { state: 'off', hits: 0, misses: 0, lagMs: null, collections: [] },
      nodes: { worstCase: 8, returned: 8 },
    });
  });

  it('tells of each step when it began, from the request on, all within the time of the answer', async () => {
    const { milliseconds, operations, batches } = await explain(explaining.url);
    const starts = operations.map(({ startMs }) => startMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(Math.min(...starts, ...batches.map(({ startMs }) => startMs))).toBeGreaterThan(0);
    expect(Math.max(...operations.map(endOf))).toBeLessThanOrEqual(milliseconds);

    const page = operations.find(({ operation }) => operation === 'find');
    const nested = operations.filter(({ collection }) => collection !== 'centers');
    expect(nested).toHaveLength(2);
    // What stands below the centers is asked when they are known.
    for (const { startMs } of nested)
      expect(startMs).toBeGreaterThanOrEqual(page ? endOf(page) : 0);
  });

  it('is without effect where it is not asked for or not allowed', async () => {
    const plain = await ask(explaining.url, '0');
    expect(plain).toEqual({ data: expect.anything() });
    expect(await ask(silent.url, '1')).toEqual(plain);
  });
});

describe('x-mep-explain where what was read is kept', () => {
  it('tells what the cache had', async () => {
    const target = database.uri.replace('/?', `/${database.db.databaseName}?`);
    const caching = await serveProcess(
      ...['--mongodb-uri', target, '--no-import', '--explain', 'true'],
    );
    try {
      const { cache, operations } = await until('changes to be followed', async () => {
        const told = await explain(caching.url);
        return told.cache.state === 'on' && told.cache.misses === 0 && told;
      });

      expect(operations).toEqual([]);
      expect(cache).toEqual({
        state: 'on',
        hits: 5,
        misses: 0,
        lagMs: null,
        collections: [
          { collection: 'centers', hits: 2, misses: 0 },
          { collection: 'states', hits: 2, misses: 0 },
          { collection: 'resources', hits: 1, misses: 0 },
        ],
      });
    } finally {
      await caching.stop();
    }
  });
});

describe('x-mep-explain with a subgraph elsewhere', () => {
  let ratings: HttpSubgraph;
  let gateway: ServedProcess;

  beforeAll(async () => {
    ratings = await serveSubgraph({
      sdl: 'type Center @key(fields: "id") { id: ID! rating: Int }',
      resolvers: { Center: { rating: () => 5 } },
    });
    const dir = await folder({
      'supergraph.yaml': `${patientList()}subgraphs: { ratings: { schema: { subgraph_url: "${ratings.url}" } } }\n`,
    });
    gateway = await serve('--explain', 'true', '--subgraphs', `${dir}/supergraph.yaml`);
  });
  afterAll(async () => {
    await gateway.stop();
    await ratings.close();
  });

  it('tells fetches and database operations on one axis of time', async () => {
    const told = await explain(gateway.url, '{ centers(first: 2) { nodes { name rating } } }');
    const ms = expect.any(Number);
    expect(told).toMatchObject({
      path: 'planned',
      plan: { kind: 'sequence' },
      milliseconds: ms,
      fetches: [
        { subgraph: 'mep-graph', entities: null, startMs: ms, ms, errors: 0 },
        { subgraph: 'ratings', entities: 2, attempts: 1, status: 200, startMs: ms, ms, errors: 0 },
      ],
      operations: [{ collection: 'centers', startMs: ms, milliseconds: ms }],
      batches: [{ loader: 'centers' }],
      nodes: { returned: 2 },
    });
    const [own, theirs] = told.fetches ?? [];
    const [read] = told.operations;
    if (!own || !theirs || !read) throw new Error('Expected two fetches and an operation.');
    const inOrder = [own.startMs, read.startMs, endOf(read), endOf(own), theirs.startMs];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    expect(endOf(theirs)).toBeLessThanOrEqual(told.milliseconds);
  });
});
