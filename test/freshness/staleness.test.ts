import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { WriteConcernSettings } from 'mongodb';
import type { StoredDoc } from '../../src/collections/define.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { EntityCache } from '../../src/loading/cache/entityCache.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { createClient } from '../../src/mongo/client.ts';
import { insert } from '../support/database.ts';
import { follow, untilLive, type Followed } from '../support/followed.ts';
import { MONGODB_PATIENCE } from '../support/patience.ts';
import { startStreamProxy } from '../support/streamProxy.ts';
import { startPrimaryAndArbiter, startThreeNodes } from '../support/threeNodes.ts';
import { until } from '../support/until.ts';

/** What the product promises: nothing older than this is believed. */
const staleAfterMs = 1000;
const databaseName = 'staleness';
const query = parse('{ agency(slug: "a") { name } }');
const closing: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/** A process with a cache of its own, as far as reads and freshness go, that is asked without a pause. */
interface Gateway extends Followed {
  /** Reads that the cache answered, that the database answered for want of freshness, and both that were too old. */
  readonly seen: { hits: number; bypassed: number; readonly tooOld: string[] };
}

interface World {
  readonly gateways: readonly Gateway[];
  /** Ends reading and writing. */
  stop(): Promise<void>;
}

/** Two gateways that read what one writer changes, each read held against all writes that were acknowledged. */
async function startWorld(
  writerUri: string,
  gatewayUri = writerUri,
  writeConcern: WriteConcernSettings = { w: 'majority' },
): Promise<World> {
  const writer = createClient(writerUri);
  const db = writer.db(databaseName);
  closing.push(async () => {
    // A set of a test's own goes whole, and one that lacks members would not drop anything.
    if (writerUri === testServer().uri) await db.dropDatabase();
    await writer.close();
  });
  await db.dropDatabase();
  await insert({ db }, { agencies: [{ _id: 'Agency:a', name: '0', sortName: 'a' }] });
  const acknowledged: { readonly token: number; readonly at: number }[] = [];
  const running = { isOn: true };

  const write = async (): Promise<void> => {
    for (let token = 1; running.isOn; token += 1) {
      try {
        await db
          .collection<StoredDoc>('agencies')
          .updateOne({ _id: 'Agency:a' }, { $set: { name: String(token) } }, { writeConcern });
        acknowledged.push({ token, at: performance.now() });
      } catch {
        // Not acknowledged: nobody needs to see it.
      }
    }
  };
  const read = async ({ cache, seen, ask }: Gateway & Asked): Promise<void> => {
    while (running.isOn) {
      const use = cache.uses.of('agencies');
      const before = { ...use };
      const askedAt = performance.now();
      const token = await ask();
      if (token === null) continue;
      const isBypassed = use.bypassed > before.bypassed;
      const isHit = use.hits > before.hits;
      seen.hits += isHit ? 1 : 0;
      seen.bypassed += isBypassed ? 1 : 0;
      // The cache may be as old as it promises; the database may not.
      const allowed = isHit ? askedAt - staleAfterMs : askedAt;
      const owed = acknowledged.findLast(({ at }) => at < allowed)?.token ?? 0;
      if (token < owed) seen.tooOld.push(`${token} for ${owed}, ${isHit ? 'cached' : 'read'}`);
    }
  };
  const gateways = await Promise.all([openGateway(gatewayUri), openGateway(gatewayUri)]);
  const all = Promise.all([write(), ...gateways.map(read)]);
  const stop = async (): Promise<void> => {
    running.isOn = false;
    await all;
  };
  // Before its clients close: a failed test has not stopped it.
  closing.push(stop);
  return { gateways, stop };
}

interface Asked {
  readonly cache: EntityCache;
  /** The token that a client would see; null where the database does not answer. */
  readonly ask: () => Promise<number | null>;
}

async function openGateway(uri: string): Promise<Gateway & Asked> {
  const followed = await follow(uri, databaseName, staleAfterMs);
  closing.push(() => followed.close());
  await untilLive(followed);
  const { db, freshness } = followed;
  const cache = new EntityCache({ freshness, maxBytes: 1_000_000 });
  const graph = createGraph(accessData(db, 240_000, { freshness, cache }));
  return {
    ...followed,
    cache,
    seen: { hits: 0, bypassed: 0, tooOld: [] },
    ask: async () => {
      const { data } = await graph.execute({ document: query, operationName: null, variables: {} });
      const { name } = Object(data?.['agency']) as { readonly name?: string };
      // Lets timers and sockets have their turn, which cached answers alone would not.
      await new Promise((resolve) => setImmediate(resolve));
      return name === undefined ? null : Number(name);
    },
  };
}

function proxied(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true&${MONGODB_PATIENCE}`;
}

function testServer(): { readonly uri: string; readonly port: number } {
  const uri = process.env['TEST_MONGODB_URI'] ?? '';
  return { uri, port: Number(/:(\d+)\//.exec(uri)?.[1]) };
}

async function untilServedFromMemory({ gateways }: World): Promise<void> {
  const hits = gateways.map(({ seen }) => seen.hits);
  await until('answers from memory', () =>
    gateways.every(({ seen }, index) => seen.hits > (hits[index] ?? 0) + 50),
  );
}

async function untilBypassed({ gateways }: World): Promise<void> {
  const bypassed = gateways.map(({ seen }) => seen.bypassed);
  await until('answers from the database', () =>
    gateways.every(({ seen }, index) => seen.bypassed > (bypassed[index] ?? 0)),
  );
}

const tooOld = ({ gateways }: World): readonly string[] =>
  gateways.flatMap(({ seen }) => seen.tooOld);

describe('no reader sees a value that is older than the staleness promised', () => {
  it('while another process writes without a pause', async () => {
    const world = await startWorld(testServer().uri);
    await untilServedFromMemory(world);
    await world.stop();

    expect(tooOld(world)).toEqual([]);
  });

  it('when the connection of the change stream is cut', async () => {
    const { uri, port } = testServer();
    const proxy = await startStreamProxy(port);
    closing.push(() => proxy.close());
    const world = await startWorld(uri, proxied(proxy.port));
    await untilServedFromMemory(world);
    const restarts = world.gateways.map(({ logged }) => logged.length);
    proxy.cut();
    await until('the cuts to be noticed', () =>
      world.gateways.every(({ logged }, index) => logged.length > (restarts[index] ?? 0)),
    );
    await untilServedFromMemory(world);
    await world.stop();

    expect(tooOld(world)).toEqual([]);
  });

  it('when the change stream stalls in silence, and heals', async () => {
    const { uri, port } = testServer();
    const proxy = await startStreamProxy(port);
    closing.push(() => proxy.close());
    const world = await startWorld(uri, proxied(proxy.port));
    await untilServedFromMemory(world);
    proxy.stall();
    await untilBypassed(world);
    proxy.flow();
    await untilServedFromMemory(world);
    await world.stop();

    expect(tooOld(world)).toEqual([]);
  });

  it('when the primary of a replica set steps down', async () => {
    const nodes = await startThreeNodes();
    closing.push(() => nodes.close());
    const world = await startWorld(nodes.uri);
    await untilServedFromMemory(world);
    const restarts = world.gateways.map(({ logged }) => logged.length);
    await nodes.stepDown();
    await until('the change of the primary to be noticed', () =>
      world.gateways.every(({ logged }, index) => logged.length > (restarts[index] ?? 0)),
    );
    await untilServedFromMemory(world);
    await world.stop();

    expect(tooOld(world)).toEqual([]);
  });

  it('when a write that is acknowledged by the primary alone never reaches most members', async () => {
    const set = await startPrimaryAndArbiter();
    closing.push(() => set.close());
    const world = await startWorld(set.uri, set.uri, { w: 1 });
    await untilServedFromMemory(world);
    await set.stopSecondary();
    await untilBypassed(world);
    await untilComplained(world);
    const hits = world.gateways.map(({ seen }) => seen.hits);
    await untilBypassed(world);
    await world.stop();

    expect(tooOld(world)).toEqual([]);
    expect(world.gateways.map(({ seen }) => seen.hits)).toEqual(hits);
    // A slow secondary may have lagged before, too.
    for (const { logged } of world.gateways) {
      expect(logged.at(-1)).toBe(complaint);
      expect(logged.filter((line) => line !== complaint && line !== healed)).toEqual([]);
    }
  });
});

const complaint = 'warn: most members of the replica set lack what its primary has written';
const healed = 'info: changes of the database are followed again: caches are in use';

async function untilComplained({ gateways }: World): Promise<void> {
  await until('the complaint', () => gateways.every(({ logged }) => logged.includes(complaint)));
}
