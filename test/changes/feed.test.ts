import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseFeed } from '../../src/changes/openFeed.ts';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous } from '../../src/identity/asker.ts';
import type { Identify } from '../../src/identity/identify.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { parse, validate } from 'graphql';
import { PlainSignal } from '../../src/signal.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { Publisher } from '../../src/publishing/publisher.ts';
import { testDatabase } from '../support/database.ts';
import { documentsOf } from '../support/feedDocuments.ts';
import { readLines, type Lines } from '../support/feedLines.ts';
import { followFeed, type FeedReader } from '../support/feedReader.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { commandOf, say, storedDocuments } from '../support/publishing.ts';
import { createRandom } from '../support/random.ts';
import { randomCommand, randomFiles } from '../support/randomWrites.ts';
import { startServerOver, type TestServer } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const changes = new ChangeLog();
const freshness = {
  isLive: () => true,
  onChange: (listener: Parameters<ChangeLog['onChange']>[0]) => changes.onChange(listener),
};
const note = changes.note.bind(changes);
const options = { db, log: { warn: () => undefined }, note, now, restMs: 3_600_000 };
const publishers = [new Publisher(options), new Publisher(options)] as const;
let server: Omit<TestServer, 'graph'>;

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet), now });
  const feed = new DatabaseFeed(db, freshness);
  server = await startServerOver(createGraph(accessData(db, 240_000), { feed }), {
    identify,
    settings: { heartbeatMs: '1000' },
  });
});

afterAll(async () => {
  await server.server.close();
});

const revoked = new Set<string>();
/** Everybody's credentials are good until they are revoked. */
const identify: Identify = ([credential]) => {
  if (credential === undefined) return { state: 'known', asker: anonymous, isForSubgraphs: false };
  if (revoked.has(credential)) return { state: 'refused', reason: 'revoked' };
  const asker = { ...anonymous, kind: 'key', name: credential } as const;
  return { state: 'known', asker, isForSubgraphs: false };
};

const lines = async (search: string): Promise<Lines> => readLines(server.url, search);

const follow = async (following?: Parameters<typeof followFeed>[1]) =>
  followFeed(`${server.url}/changes`, following);

describe('changed', () => {
  it('tells of each change behind a token, with the graph as it is then', async () => {
    const { token } = await lines('?types=Topic&first=1');
    const graph = createGraph(accessData(db, 10_000), { feed: new DatabaseFeed(db, freshness) });
    const document = parse(
      'subscription ($after: String) { changed(types: ["Topic"], after: $after) { kind entityId entity { ... on Topic { label } } } }',
    );
    expect(validate(graph.schema, document)).toEqual([]);
    const leaving = new PlainSignal();
    const operation = { document, operationName: null, variables: { after: token } };
    const events = graph.subscribe({ ...operation, signal: leaving })[Symbol.asyncIterator]();
    const told = async (): Promise<unknown> =>
      JSON.parse(JSON.stringify((await events.next()).value));
    expect(await told()).toEqual({
      data: { changed: { kind: 'PUBLISHED', entityId: 'Topic:lean', entity: { label: 'Lean' } } },
    });
    const next = told();
    const word = {
      kind: 'UPDATE',
      entity: 'Topic:lean',
      file: 'topics',
      set: { label: 'Leaner' },
    } as const;
    await publishers[0].publish([commandOf(say(word))]);
    expect(await next).toEqual({
      data: { changed: { kind: 'UPDATED', entityId: 'Topic:lean', entity: { label: 'Leaner' } } },
    });
    const last = events.next();
    leaving.abort(new Error('The client has left.'));
    expect(await last).toEqual({ done: true, value: undefined });
  });
});

describe('changed, from a token that there is none of', () => {
  it.each([
    ['aaaaaaaaaaaa-1', 'CHANGES_EXPIRED'],
    ['rubbish', 'BAD_USER_INPUT'],
  ])('is refused: %s', async (after, code) => {
    const query = encodeURIComponent(`subscription { changed(after: "${after}") { token } }`);
    const headers = { accept: 'text/event-stream' };
    const response = await fetch(`${server.url}/graphql?query=${query}`, { headers });
    const told = /^data: (\{.*\})$/m.exec(await response.text())?.[1] ?? 'null';
    expect(JSON.parse(told)).toMatchObject({ errors: [{ extensions: { code } }] });
  });
});

describe('/changes', () => {
  it('gives lines from the first on, and goes on from where they end', async () => {
    const first = await lines('?first=3&types=Resource,ArenaProfile');
    expect(first.entries.map(({ entity, kind, version }) => [entity, kind, version])).toEqual([
      ['Resource:network-services', 'PUBLISHED', 1],
      ['Resource:everywhere', 'PUBLISHED', 1],
      ['Resource:two-states', 'PUBLISHED', 1],
    ]);
    const next = await lines(`?types=Resource,ArenaProfile&after=${first.token ?? ''}`);
    expect(next.entries.map(({ entity }) => entity)).toEqual([
      'Resource:closed',
      'ArenaProfile:FEDERAL',
      'ArenaProfile:STATE',
      'ArenaProfile:ASSOCIATION',
    ]);
    expect(await lines(`?after=${next.token ?? ''}`)).toEqual({
      status: 200,
      token: next.token,
      entries: [],
      body: '',
    });
  });

  it('refuses a token that nothing is kept of, and what is no question', async () => {
    expect(await lines('?after=000000000000-1')).toMatchObject({
      status: 410,
      body: expect.stringContaining('CHANGES_EXPIRED'),
    });
    const strange = [
      'after=yesterday',
      'first=0',
      'first=1&first=2',
      'after=&after=',
      'wait=0&wait=0',
      'since=1',
      `entities=${'Resource:r,'.repeat(101)}`,
      'types=',
      'types=,',
      'entities=',
      'entities=nope',
      'entities=Resource:r,Castle:r',
      'entities=Resource:',
    ];
    for (const search of strange) expect((await lines(`?${search}`)).status).toBe(400);
  });

  it('refuses a token once the change behind it is removed', async () => {
    const { entries } = await lines('?first=2');
    const [first, second] = entries.map(({ token }) => token);
    await db.collection<{ _id: number }>('changes').deleteMany({ _id: { $lte: 2 } });
    expect(await lines(`?after=${first ?? ''}`)).toMatchObject({ status: 410 });
    expect(await lines(`?first=1&after=${second ?? ''}`)).toMatchObject({ status: 200 });
    // For the tests that go over all.
    await db.dropDatabase();
    await ensureIndexes(db);
    await importData({ db, dir: await write(smallSet), now });
  });

  it('ends with exactly the graph’s state for who follows it through writes and imports', async () => {
    const random = createRandom(Number(process.env['WRITE_SEED'] ?? 7));
    const reader = await follow();
    const all = await lines('');
    const fromAll = await follow({ after: all.token });
    await Promise.all(
      publishers.map(async (publisher, index) => {
        for (let step = 0; step < 12; step += 1) {
          const commands = [await randomCommand(db, random), await randomCommand(db, random)];
          await publisher.publish(commands);
          if (index === 0 && step % 4 === 3) {
            await importData({ db, dir: await write(randomFiles(random)), now });
            changes.noteEverything();
          }
        }
      }),
    );
    const { sequence } = (await db.collection('outbox').findOne({})) as never as {
      sequence: number;
    };
    const isAtEnd = ({ entries }: FeedReader) =>
      entries.at(-1)?.token.endsWith(`-${sequence}`) === true;
    await until('the last change', async () => isAtEnd(reader) && isAtEnd(fromAll));
    reader.close();
    fromAll.close();

    const followed = [...all.entries, ...fromAll.entries];
    expect(followed.map(({ token }) => Number(token.split('-')[1]))).toEqual(
      Array.from({ length: sequence }, (_, index) => index + 1),
    );
    const rebuilt = documentsOf(followed);
    expect(await storedDocuments(db, Object.keys(rebuilt), false)).toEqual(rebuilt);
  });

  it('waits for news as long as it is asked to', async () => {
    const { token } = await lines('?wait=0');
    const { token: last } = await lines(`?after=${token ?? ''}`);
    const waiting = lines(`?wait=30&after=${last ?? ''}`);
    const random = createRandom(3);
    let news: Lines | null = null;
    void waiting.then((answer) => (news = answer));
    await until('news', async () => {
      await publishers[0].publish([await randomCommand(db, random)]);
      return news !== null;
    });
    expect((await waiting).entries.length).toBeGreaterThan(0);
  });

  it('tells nothing any more to whose credentials are revoked, as events or as lines', async () => {
    const [reader, other] = [await follow({ authorization: 'Bearer one' }), await follow()];
    const { token } = await lines('?first=1000&wait=0');
    const waiting = fetch(`${server.url}/changes?after=${token ?? ''}&wait=30`, {
      headers: { authorization: 'Bearer one' },
    });
    revoked.add('Bearer one');
    const { status } = await waiting;
    await reader.ended;
    const random = createRandom(4);
    await until('the other to be told', async () => {
      await publishers[0].publish([await randomCommand(db, random)]);
      return other.entries.length > 0;
    });
    other.close();

    expect(status).toBe(401);
    expect(reader.text()).toContain(
      'event: error\ndata: {"message":"Expected credentials that are still valid here.","code":"UNAUTHENTICATED"}',
    );
    expect(reader.text()).not.toContain('event: change');
  });

  it('writes the id of each event last: half of one has none to go on from', async () => {
    const { token } = await lines('?first=1');
    const reader = await followFeed(`${server.url}/changes?types=Resource`, { after: token });
    await until('some events', async () => reader.entries.length > 1);
    reader.close();
    const fields = reader
      .text()
      .split('\n\n')
      .slice(0, reader.entries.length)
      .map((event) => [...event.matchAll(/^(event|data|id):/gm)].map(([, field]) => field));
    expect(fields).toEqual(reader.entries.map(() => ['event', 'data', 'id']));
  });

  it('tells its followers when to come back and where to go on, and ends with the server', async () => {
    const token = (await lines('?first=1000')).token ?? '';
    const readers = [await follow(), await followFeed(`${server.url}/changes?types=Topic`)];
    const isSilent = ({ text }: FeedReader) => text().startsWith('retry: 2000\n:\n:\n');
    await until('their silence', async () => readers.every(isSilent));
    await server.server.close();
    await Promise.all(readers.map(({ ended }) => ended));
    const end = `retry: 2000\nevent: place\ndata: ${JSON.stringify({ token })}\nid: ${token}\n\n`;
    // Some clients make an event of a block that has comments alone.
    const texts = readers.map(({ text }) => text().replace(/(:\n)+/, ':\n'));
    expect(texts).toEqual([`retry: 2000\n:\n${end}`, `retry: 2000\n:\n${end}`]);
  });
});
