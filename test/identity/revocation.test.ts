import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { createIdentify } from '../../src/identity/createIdentify.ts';
import { createIdentityMetrics } from '../../src/identity/identityMetrics.ts';
import { createKeyIdentify } from '../../src/identity/keys/identifyKey.ts';
import { createKey, revokeKey } from '../../src/identity/keys/keyRecords.ts';
import { testDatabase } from '../support/database.ts';
import { follow, untilLive, type Followed } from '../support/followed.ts';
import { MONGODB_PATIENCE } from '../support/patience.ts';
import { startServer, type TestServer } from '../support/startServer.ts';
import { startStreamProxy, type StreamProxy } from '../support/streamProxy.ts';
import { until } from '../support/until.ts';

const { db, uri } = testDatabase();
/** What the product promises. */
const STALE_AFTER_MS = 1000;

interface Gateway {
  readonly server: TestServer;
  readonly followed: Followed;
}

let proxy: StreamProxy;
let gateways: readonly Gateway[] = [];

beforeAll(async () => {
  proxy = await startStreamProxy(Number(/:(\d+)\//.exec(uri)?.[1]));
  const proxied = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true&${MONGODB_PATIENCE}`;
  gateways = await Promise.all([startGateway(proxied), startGateway(proxied)]);
});
afterAll(async () => {
  for (const { server, followed } of gateways) {
    await server.server.close();
    await followed.close();
  }
  await proxy.close();
});

/** A server that knows keys by a connection of its own. */
async function startGateway(address: string): Promise<Gateway> {
  const followed = await follow(address, db.databaseName, STALE_AFTER_MS);
  const log = { debug: () => undefined, warn: () => undefined, info: () => undefined };
  const { freshness } = followed;
  const keys = createKeyIdentify({ db: followed.db, freshness, isAvailable: () => true, log });
  const metrics = createIdentityMetrics(new Registry());
  const identify = createIdentify({ keys, tokens: null, log, metrics });
  return { followed, server: await startServer({ identify }) };
}

const statusesOf = async (key: string) =>
  Promise.all(
    gateways.map(async ({ server }) => {
      const headers = { authorization: `Bearer ${key}` };
      return (await fetch(`${server.url}/schema.graphql`, { headers })).status;
    }),
  );

const makeKey = () =>
  createKey(db, { owner: null, scopes: [], quota: null, note: '', expiresAt: null }, new Date());

/** Revokes it as a third process does, and gives how long after that somebody was still answered by it, in ms. */
async function revoke({ text, doc }: Awaited<ReturnType<typeof makeKey>>): Promise<number> {
  await revokeKey(db, doc._id, { formerOnly: false }, new Date());
  const revokedAt = performance.now();
  let lastAnsweredMs = 0;
  await until('every gateway to refuse it', async () => {
    const askedMs = performance.now() - revokedAt;
    const statuses = await statusesOf(text);
    if (statuses.includes(200)) lastAnsweredMs = askedMs;
    return statuses.every((status) => status === 401);
  });
  return lastAnsweredMs;
}

describe('a key that another process revokes', () => {
  it('is refused by two gateways within a second', async () => {
    await Promise.all(gateways.map(({ followed }) => untilLive(followed)));
    const key = await makeKey();
    expect(await statusesOf(key.text)).toEqual([200, 200]);
    expect(await revoke(key)).toBeLessThan(STALE_AFTER_MS);
  });

  it('is refused by both at once while the change stream is cut', async () => {
    const key = await makeKey();
    expect(await statusesOf(key.text)).toEqual([200, 200]);
    proxy.stall();
    await until('changes to be unknown', () =>
      gateways.every(({ followed }) => !followed.freshness.isLive()),
    );
    expect(await statusesOf(key.text)).toEqual([200, 200]);
    expect(await revoke(key)).toBe(0);
    proxy.flow();
  });

  it('is refused within a second where the stream is cut at that moment', async () => {
    await Promise.all(gateways.map(({ followed }) => untilLive(followed)));
    const key = await makeKey();
    expect(await statusesOf(key.text)).toEqual([200, 200]);
    proxy.stall();
    expect(await revoke(key)).toBeLessThan(STALE_AFTER_MS);
    proxy.flow();
  });
});
