import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import type { StoredDoc } from '../../src/collections/define.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import type { Freshness } from '../../src/freshness/freshness.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { follow, untilLive } from '../support/followed.ts';
import { createMemoryGraph } from '../support/memoryGraph.ts';
import { realDatabase } from '../support/realData.ts';
import {
  ask,
  JSON_HEADERS,
  send,
  startServerOver,
  type TestServer,
} from '../support/startServer.ts';
import { until } from '../support/until.ts';

const database = realDatabase();
const centers = database.db.collection<StoredDoc>('centers');
const query = '{ center(slug: "gamep") { name state { name } } }';

/** What the server is told of changes: what a test notes here, or what the change stream brings. */
let changes: ChangeLog;
let started: Omit<TestServer, 'graph'>;
/** `find centers`, as MongoDB was asked. */
let operations: string[] = [];
/** What a read waits for once MongoDB has answered it. */
let afterRead: (collection: string) => Promise<void>;

const note = ({ command, commandName }: CommandStartedEvent): void => {
  if (commandName === 'find') operations.push(`find ${String(command['find'])}`);
};

beforeAll(() => {
  database.client.on('commandStarted', note);
});

beforeEach(async () => {
  changes = new ChangeLog();
  started = await startServerOver(graphOverDatabase());
  operations = [];
});

afterEach(() => started.server.close());

/** Believed at any load of the machine. */
function noted(): Freshness {
  return {
    get sequence() {
      return changes.sequence;
    },
    lastChange: (name) => changes.lastChange(name),
    isLive: () => true,
    lagMs: () => null,
    onChange: (listener) => changes.onChange(listener),
  };
}

/** The real graph over the real database; tests may hold its reads up. */
function graphOverDatabase(freshness: Freshness = noted()): Graph {
  const data = accessData(database.db, 240_000, { freshness });
  afterRead = async () => undefined;
  return createGraph({
    ...data,
    openReader: (signal) => {
      const reader = data.openReader(signal);
      const find = reader.find.bind(reader);
      reader.find = async (collection, ...question) => {
        const rows = await find(collection, ...question);
        await afterRead(collection);
        return rows;
      };
      return reader;
    },
  });
}

const nameIn = (body: unknown): unknown =>
  (body as { data?: { center?: { name?: unknown } } }).data?.center?.name;
const askName = async (): Promise<unknown> => nameIn((await ask(started, query)).body);

async function rename(name: string): Promise<void> {
  await centers.updateOne({ _id: 'Center:gamep' }, { $set: { name } });
  changes.note({ collection: 'centers', id: null });
}

async function counted(outcome: string): Promise<number> {
  const { text } = await send(`${started.url}/metrics`);
  const line = `mep_graph_response_cache_requests_total{outcome="${outcome}"} `;
  return Number(text.split(line)[1]?.split('\n')[0] ?? 0);
}

/** Holds the next read of centers up once MongoDB has answered it. */
function holdUp(): { readonly read: Promise<void>; readonly letGo: () => void } {
  const reached = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  afterRead = async (collection) => {
    if (collection !== 'centers') return;
    afterRead = async () => undefined;
    reached.resolve(undefined);
    await gate.promise;
  };
  return {
    read: reached.promise,
    letGo: () => {
      gate.resolve(undefined);
    },
  };
}

describe('an answer that was given before', () => {
  it('is given again without a read, however it is asked for, until what it was made of changes', async () => {
    await rename('Before');
    expect(await askName()).toBe('Before');
    expect(operations).toEqual(['find centers', 'find states']);

    const again = [await askName(), await askName()];
    const written = await send(`${started.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ variables: {}, query }),
    });
    const got = await send(`${started.url}/graphql?${new URLSearchParams({ query }).toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    changes.note({ collection: 'agreements', id: null });
    again.push(nameIn(written.body), nameIn(got.body), await askName());
    expect(again).toEqual(Array.from({ length: 5 }, () => 'Before'));
    expect(operations).toHaveLength(2);
    expect([await counted('hits'), await counted('misses')]).toEqual([5, 1]);

    await rename('After');
    expect(await askName()).toBe('After');
    expect(operations).toHaveLength(4);
    changes.note({ collection: 'states', id: null });
    expect(await askName()).toBe('After');
    expect(operations).toHaveLength(6);
  });

  it('is told from another one by its variables and its name', async () => {
    const text =
      'query A($slug: String!) { center(slug: $slug) { name } } query B($slug: String!) { center(slug: $slug) { slug } }';
    const answers = [];
    for (const slug of ['gamep', 'atn', 'gamep', 'atn']) {
      for (const operationName of ['A', 'B']) {
        answers.push((await ask(started, text, { variables: { slug }, operationName })).text);
      }
    }
    expect(new Set(answers).size).toBe(4);
    expect(answers.slice(4)).toEqual(answers.slice(0, 4));
  });

  it('is not given for a number that JSON cannot tell from null', async () => {
    const text = 'query ($n: Int = 2) { centers(first: $n) { nodes { name } } }';
    const post = (n: string) =>
      send(`${started.url}/graphql`, {
        method: 'POST',
        headers: JSON_HEADERS,
        body: `{"query":${JSON.stringify(text)},"variables":{"n":${n}}}`,
      });
    const answers = [];
    for (const n of ['null', '1e400', 'null', '1e400']) answers.push(await post(n));
    expect(answers.map(({ text: body }) => body.includes('"errors"'))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['a token', { authorization: 'Bearer x' }],
    ['a cookie', { cookie: 'session=x' }],
    ['the wish to have it explained', { 'x-mep-explain': '1' }],
  ])('is not given to who sends %s', async (_what, headers) => {
    const post = () =>
      send(`${started.url}/graphql`, {
        method: 'POST',
        headers: { ...JSON_HEADERS, ...headers },
        body: JSON.stringify({ query }),
      });
    await askName();
    await askName();
    const answers = [await post(), await post()];
    expect(operations).toHaveLength(6);
    expect(answers.map((answer) => answer.headers.get('cache-control'))).toEqual([
      'no-store',
      'no-store',
    ]);
    await askName();
    expect(operations).toHaveLength(6);
  });
});

describe('the change stream of MongoDB', () => {
  it('takes back what was kept, also while it is made; without it nothing is kept', async () => {
    const followed = await follow(database.uri, database.db.databaseName);
    await untilLive(followed);
    await started.server.close();
    started = await startServerOver(graphOverDatabase(followed.freshness));
    const renameUnseen = async (name: string): Promise<void> => {
      const { sequence } = followed.freshness;
      await centers.updateOne({ _id: 'Center:gamep' }, { $set: { name } });
      await until('the write', () => followed.freshness.lastChange('centers') > sequence);
    };
    await renameUnseen('First');
    expect([await askName(), await askName(), await askName()]).toEqual([
      'First',
      'First',
      'First',
    ]);
    await renameUnseen('Second');
    const held = holdUp();
    const asked = askName();
    await held.read;
    await renameUnseen('Third');
    held.letGo();
    expect(await asked).toBe('Second');
    expect([await askName(), await askName()]).toEqual(['Third', 'Third']);
    await followed.close();
    operations = [];
    await askName();
    await askName();
    expect(operations).toHaveLength(4);
  });
});

describe('a write while an answer is made', () => {
  it('keeps the answer from being kept', async () => {
    await rename('Old');
    const held = holdUp();
    const asked = askName();
    await held.read;
    await rename('New');
    held.letGo();
    // It was asked for before the write.
    expect(await asked).toBe('Old');
    expect([await askName(), await askName()]).toEqual(['New', 'New']);
    expect(operations.filter((operation) => operation === 'find centers')).toHaveLength(2);
  });

  it('keeps who asks after it from waiting for that answer', async () => {
    await rename('Old');
    const held = holdUp();
    const before = askName();
    await held.read;
    await rename('New');
    expect(await askName()).toBe('New');
    held.letGo();
    expect(await before).toBe('Old');
    expect(await askName()).toBe('New');
  });
});

describe('several who ask the same at once', () => {
  const many = 5;
  const post = (signal?: AbortSignal) =>
    send(`${started.url}/graphql`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: JSON.stringify({ query }),
      ...(signal && { signal }),
    });
  const untilAllWait = () =>
    until('all to wait', async () => {
      const { text } = await send(`${started.url}/metrics`);
      return text.includes(`mep_graph_response_cache_waiting ${many}`);
    });

  it('get one answer, which is made once', async () => {
    const held = holdUp();
    const answers = Array.from({ length: many }, () => post());
    await untilAllWait();
    held.letGo();
    const texts = (await Promise.all(answers)).map(({ text }) => text);
    expect(new Set(texts).size).toBe(1);
    expect(operations).toEqual(['find centers', 'find states']);
    expect([await counted('misses'), await counted('joined')]).toEqual([1, many - 1]);
  });

  it('get it though the first of them leaves', async () => {
    const held = holdUp();
    const leaving = new AbortController();
    const first = post(leaving.signal);
    await held.read;
    const others = Array.from({ length: many - 1 }, () => post());
    await untilAllWait();
    leaving.abort();
    await expect(first).rejects.toThrow();
    await until('the first to have left', async () => {
      const { text } = await send(`${started.url}/metrics`);
      return text.includes(`mep_graph_response_cache_waiting ${many - 1}`);
    });
    held.letGo();
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(operations).toEqual(['find centers', 'find states']);
  });

  it('stop what they caused when all have left', async () => {
    const held = holdUp();
    const leaving = new AbortController();
    const answers = Array.from({ length: many }, () => post(leaving.signal));
    await untilAllWait();
    leaving.abort();
    await Promise.allSettled(answers);
    await until('all to have left', async () => {
      const { text } = await send(`${started.url}/metrics`);
      return text.includes('mep_graph_response_cache_waiting 0');
    });
    held.letGo();
    expect((await post()).status).toBe(200);
    expect(operations).toEqual(['find centers', 'find centers', 'find states']);
  });

  it('each get a failure under an id of their own, and it is forgotten', async () => {
    const gate = Promise.withResolvers<undefined>();
    afterRead = async () => {
      await gate.promise;
      throw new Error('a fault');
    };
    const answers = Array.from({ length: many }, () => post());
    await untilAllWait();
    gate.resolve(undefined);
    const bodies = (await Promise.all(answers)).map(({ text }) => text);
    afterRead = async () => undefined;
    const ids = bodies.map((text) => /"requestId":"([^"]+)"/.exec(text)?.[1]);
    expect(new Set(ids).size).toBe(many);
    const { body } = await post();
    expect(body).not.toHaveProperty('errors');
  });
});

describe('the cache', () => {
  it('takes no more bytes than it may, and keeps what is asked for', async () => {
    await started.server.close();
    started = await startServerOver(graphOverDatabase(), {
      settings: { responseCacheBytes: '20000' },
    });
    for (let limit = 1; limit <= 60; limit += 1) {
      await askName();
      // What is asked once is kept only while there is little.
      for (let time = 0; time < 2; time += 1)
        await ask(started, `{ centers(first: 1) { nodes { name } } } # ${limit}`);
    }
    const { text } = await send(`${started.url}/metrics`);
    const bytes = Number(/^mep_graph_response_cache_bytes (\d+)/m.exec(text)?.[1]);
    expect(bytes).toBeGreaterThan(5000);
    expect(bytes).toBeLessThanOrEqual(20_000);
    operations = [];
    await askName();
    expect(operations).toEqual([]);
  });

  it('is none where it may take no bytes', async () => {
    await started.server.close();
    started = await startServerOver(graphOverDatabase(), { settings: { responseCacheBytes: '0' } });
    for (let time = 0; time < 3; time += 1) await askName();
    expect(operations).toHaveLength(6);
  });

  it('keeps and shares nothing that others than this database had a part in', async () => {
    await started.server.close();
    const graph = createMemoryGraph();
    const ran: (string | undefined)[] = [];
    started = await startServerOver({
      ...graph,
      freshness: { sequence: 0, lastChange: () => 0, isLive: () => true },
      execute: async (operation) => {
        operation.reads?.elsewhere(false);
        ran.push(operation.headers?.['x-tenant']);
        return graph.execute(operation);
      },
    });
    const post = (tenant: string) =>
      send(`${started.url}/graphql`, {
        method: 'POST',
        headers: { ...JSON_HEADERS, 'x-tenant': tenant },
        body: '{"query":"{ slow }"}',
      });
    const waits = graph.slowStarted();
    const answers = [post('a'), post('b'), post('c')];
    await waits;
    await until('all to be there', async () => {
      const { text } = await send(`${started.url}/metrics`);
      return text.includes('mep_graph_response_cache_waiting 3');
    });
    graph.release();
    await until('the others to ask for themselves', () => ran.length === 3);
    graph.release();
    await Promise.all(answers);
    const again = graph.slowStarted();
    const last = post('d');
    await again;
    graph.release();
    await last;
    expect(ran.sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});
