import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stores } from '../../src/collections/stores.ts';
import { Buckets } from '../../src/points/buckets.ts';
import { openPointsLedger } from '../../src/points/pointsLedger.ts';
import { settleOnce } from '../../src/points/settling.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { testDatabase } from '../support/database.ts';
import { serveProcess, type ServedProcess } from '../support/servedProcess.ts';
import { JSON_HEADERS, send } from '../support/startServer.ts';
import { until } from '../support/until.ts';

const { db, uri } = testDatabase();
const folder = dataFolders();
/** So slow that nothing comes back within a test. */
const QUOTA = { maximum: 100, pointsPerSecond: 0.001 };
const now = (): number => performance.now();

/** What one process knows. */
class Process {
  readonly buckets = new Buckets();

  bucketOf(asker: string) {
    return this.buckets.of(asker, QUOTA, now());
  }

  async settle(ledger = openPointsLedger(db)): Promise<void> {
    await settleOnce({ buckets: this.buckets, ledger, now });
  }

  leftOf(asker: string): number {
    return Math.round(this.bucketOf(asker).levelAt(now()));
  }
}

describe('points that processes settle with each other', () => {
  it('are what is left of all, debts among them, once each has told and heard', async () => {
    const [one, other] = [new Process(), new Process()];
    one.bucketOf('a').take(70, now());
    other.bucketOf('a').take(50, now());
    other.bucketOf('b').take(5, now());
    for (const each of [one, other, one]) await each.settle();
    expect([one.leftOf('a'), other.leftOf('a')]).toEqual([-20, -20]);
    expect([one.leftOf('b'), other.leftOf('b')]).toEqual([100, 95]);
  });

  it('are there again where what was taken is given back', async () => {
    const [one, other] = [new Process(), new Process()];
    const reservation = one.bucketOf('c').reserve(70, now());
    other.bucketOf('c').take(10, now());
    for (const each of [one, other]) await each.settle();
    one.bucketOf('c').release(reservation, 10, now());
    for (const each of [one, other]) await each.settle();
    expect([one.leftOf('c'), other.leftOf('c')]).toEqual([80, 80]);
  });

  it('are heard of by a process that the asker comes to later', async () => {
    const one = new Process();
    one.bucketOf('d').take(90, now());
    await one.settle();
    const later = new Process();
    later.bucketOf('d').take(1, now());
    await later.settle();
    expect(later.leftOf('d')).toBe(9);
  });

  it('are told later where that was not possible', async () => {
    const [one, other] = [new Process(), new Process()];
    one.bucketOf('e').take(40, now());
    const broken = {
      spend: async () => Promise.reject(new Error('no')),
      levels: async () => new Map(),
    };
    await expect(one.settle(broken)).rejects.toThrow('no');
    expect(one.leftOf('e')).toBe(60);
    await one.settle();
    other.bucketOf('e').take(1, now());
    await other.settle();
    expect(other.leftOf('e')).toBe(59);
  });

  it('count what is taken while they are settled', async () => {
    const one = new Process();
    const bucket = one.bucketOf('f');
    bucket.take(10, now());
    const ledger = openPointsLedger(db);
    await one.settle({
      ...ledger,
      levels: async (askers) => {
        const levels = await ledger.levels(askers);
        bucket.take(5, now());
        return levels;
      },
    });
    expect(one.leftOf('f')).toBe(85);
    await one.settle();
    expect(one.leftOf('f')).toBe(85);
  });

  it('are kept under a hash of who has them', async () => {
    const ids = await db.collection<{ _id: string }>(stores.askerPoints.name).distinct('_id');
    expect(ids.every((id) => /^[\w-]{43}$/.test(id))).toBe(true);
  });
});

const MAXIMUM = 60;
/** Costs 25 points. */
const DEAR = `{ ${Array.from({ length: 25 }, (_, at) => `c${at}: center(slug: "gamep") { id }`).join(' ')} }`;

describe('two processes over one database', () => {
  let served: readonly ServedProcess[] = [];
  beforeAll(async () => {
    const given = [
      ...['--mongodb-uri', uri, '--database', db.databaseName, '--data', await folder(smallSet)],
      ...['--points-mode', 'enforce', '--points-maximum', String(MAXIMUM)],
      ...['--points-per-second', '1', '--trusted-proxies', '127.0.0.1'],
    ];
    const first = await serveProcess(...given);
    served = [first, await serveProcess(...given)];
  });
  afterAll(async () => Promise.all(served.map((one) => one.stop())));

  let asked = 0;
  async function ask(process: ServedProcess | undefined, address: string, query: string) {
    asked += 1;
    const { status, headers } = await send(`${process?.url ?? ''}/graphql`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, 'x-forwarded-for': address },
      // Nothing that is kept.
      body: JSON.stringify({ query: query.replace('{', `query Asked${asked} {`) }),
    });
    const left = Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]);
    return { status, left, waitSeconds: Number(headers.get('retry-after')) };
  }

  const levels = async (): Promise<readonly number[]> =>
    (await db.collection<{ _id: string; level: number }>(stores.askerPoints.name).find().toArray())
      .map(({ level }) => level)
      .toSorted((a, b) => a - b);

  it('hold an asker to the points of one, but for what each gives before it hears of the other', async () => {
    await db.collection(stores.askerPoints.name).deleteMany({});
    const begun = performance.now();
    const answered = { times: 0 };
    await Promise.all(
      served.map(async (process) => {
        for (;;) {
          // As fast as it is answered.
          const { status } = await ask(process, '192.0.2.1', DEAR);
          if (status !== 200) return;
          answered.times += 1;
        }
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    expect(answered.times).toBeGreaterThanOrEqual(2);
    expect(answered.times * 25).toBeLessThanOrEqual(2 * MAXIMUM + seconds);

    await until('both to have told', async () => {
      const [level = NaN] = await levels();
      return level < MAXIMUM - answered.times * 25 + 15;
    });
    for (const process of served) {
      await until('it to have heard of the other', async () => {
        const { waitSeconds } = await ask(process, '192.0.2.1', DEAR);
        return waitSeconds > 30;
      });
    }
  });

  it('leave others what they have', async () => {
    for (const process of served)
      expect(await ask(process, '192.0.2.2', DEAR)).toMatchObject({ status: 200 });
  });
});
