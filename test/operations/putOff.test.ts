import { hash } from 'node:crypto';
import { readdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { openOperationFiles, OWN_OPERATIONS } from '../../src/operations/operationFiles.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { ask, send, startServerOver, type TestServer } from '../support/startServer.ts';

const database = testDatabase();
const own = (await readdir(OWN_OPERATIONS)).map((file) => file.replace('.graphql', ''));
const log = { info: () => undefined, warn: () => undefined };

let server: Omit<TestServer, 'graph'>;
/** Names of operations, in the order that the graph was told to prepare them. */
const prepared: (string | null | undefined)[] = [];
/** The one that the graph cannot prepare; null for none. */
let failing: string | null = null;

async function start(folder: string | null, documents = 'any'): Promise<void> {
  prepared.length = 0;
  const graph = createGraph(accessData(database.db, 10_000));
  const prepare: typeof graph.prepare = async (operation) => {
    if (operation.operationName === failing) throw new Error('out of memory');
    prepared.push(operation.operationName);
    await graph.prepare?.(operation);
  };
  const operations = await openOperationFiles({ folder, log });
  server = await startServerOver({ ...graph, prepare }, { operations, settings: { documents } });
}

afterEach(() => {
  failing = null;
  return server.server.close();
});

describe('operations that come with the graph', () => {
  it('are prepared after the first answer to a text, once nothing is asked', async () => {
    // What looks whether it is quiet does so only when it is let, however slow the machine is.
    jest.useFakeTimers({
      doNotFake: [
        ...(['Date', 'hrtime', 'performance', 'nextTick', 'queueMicrotask'] as const),
        ...(['setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
      ],
    });
    await start(null);
    expect((await ask(server, '{ arenas { code } }')).status).toBe(200);
    expect(prepared).toEqual([]);
    await until('all of them to be prepared', () => {
      jest.advanceTimersByTime(500);
      return new Set(prepared).size === own.length;
    });
    jest.useRealTimers();
  });

  it('are all there for who asks which there are', async () => {
    await start(null);
    const { body } = await send(`${server.url}/operations.json`);
    const { operations } = body as { readonly operations: readonly { readonly name: string }[] };
    expect(operations.map(({ name }) => name)).toEqual(own.toSorted());
    expect([...new Set(prepared)].toSorted()).toEqual(own.toSorted());
  });

  it.each(['api/ThreeArenas.json', 'openapi.json', 'operations/ThreeArenas.d.ts'])(
    'are there for who asks for /%s before anything else',
    async (path) => {
      await start(null);
      const { status, text } = await send(`${server.url}/${path}`);
      expect([status, text.includes('arenas')]).toEqual([200, true]);
    },
  );

  it('are there for who names one by its id before anything else', async () => {
    await start(null);
    const text = await readFile(join(OWN_OPERATIONS, 'ThreeArenas.graphql'), 'utf8');
    const { status, body } = await send(`${server.url}/graphql/${hash('sha256', text)}`);
    expect([status, Object.keys((body as { readonly data: object }).data)]).toEqual([
      200,
      ['arenas'],
    ]);
  });

  it('are prepared again for who asks next, where they could not be', async () => {
    await start(null);
    failing = 'ThreeArenas';
    const url = `${server.url}/api/ThreeArenas.json`;
    const statuses = async (): Promise<readonly number[]> =>
      (await Promise.all([send(url), send(url)])).map(({ status }) => status);
    expect(await statuses()).toEqual([500, 500]);
    failing = null;
    expect(await statuses()).toEqual([200, 200]);
  });

  it('are prepared before anything is answered where only they may be asked', async () => {
    await start(null, 'only');
    expect([...new Set(prepared)].toSorted()).toEqual(own.toSorted());
  });
});

describe('operations of a deployment', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mep-graph-operations-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are prepared before anything is answered, so that the start tells what is wrong with one', async () => {
    await writeFile(join(folder, 'mine.graphql'), 'query Mine { arenas { label } }');
    await writeFile(join(folder, 'wrong.graphql'), 'query Wrong { arenas { labels } }');
    await start(folder);
    expect([...new Set(prepared)].toSorted()).toEqual([...own, 'Mine'].toSorted());
    expect(server.logged).toContainEqual(
      expect.objectContaining({
        problems: [expect.stringContaining('wrong.graphql:1: Cannot query field "labels"')],
      }),
    );
  });

  it('stay as they were where those of now cannot be prepared, and are taken in after the next change', async () => {
    const asked = async (name: string) => (await send(`${server.url}/api/${name}.json`)).status;
    const write = (name: string) =>
      writeFile(join(folder, `${name}.graphql`), `query ${name} { arenas { label } }`);
    await write('Mine');
    await start(folder);
    failing = 'Later';
    await write('Later');
    await until('it to be told', () =>
      server.logged.some(({ msg }) => msg === 'operations could not be prepared'),
    );
    failing = null;
    await write('Last');
    await until('the last to be there', async () => (await asked('Last')) === 200);
    expect([await asked('Mine'), await asked('Later')]).toEqual([200, 200]);
  });
});
