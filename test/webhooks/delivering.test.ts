import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openDeliveries } from '../../src/webhooks/deliveries.ts';
import { Lease } from '../../src/webhooks/lease.ts';
import {
  findWebhook,
  pauseWebhook,
  replayWebhook,
  resumeWebhook,
  rotateWebhook,
} from '../../src/webhooks/webhookRecords.ts';
import { testDatabase } from '../support/database.ts';
import {
  register,
  startDelivering,
  startReceiver,
  untilReceived,
  verified,
  writeChanges,
  type Receiver,
  type TestDelivery,
} from '../support/webhooks.ts';
import { until } from '../support/until.ts';

const { db } = testDatabase();
const closings: (() => Promise<void>)[] = [];

beforeAll(() => ensureIndexes(db));

afterEach(async () => {
  for (const close of closings.splice(0).toReversed()) await close();
  await Promise.all(
    ['webhooks', 'webhookDeliveries', 'changes', 'outbox', 'leases'].map((name) =>
      db.collection(name).deleteMany({}),
    ),
  );
});

async function receiver(): Promise<Receiver> {
  const started = await startReceiver();
  closings.push(() => started.close());
  return started;
}

function delivering(more?: Parameters<typeof startDelivering>[1]): TestDelivery {
  const started = startDelivering(db, more);
  closings.push(() => started.close());
  return started;
}

/** Entity and version of each message, as they came. */
function told({ received }: Receiver): readonly string[] {
  return received.map(({ body }) => {
    const { data } = JSON.parse(body) as { data: { id: string; version: number } };
    return `${data.id} ${data.version}`;
  });
}

async function ended(count: number): Promise<readonly object[]> {
  return until(`${count} deliveries that ended`, async () => {
    const found = await openDeliveries(db)
      .find({ state: { $ne: 'WAITING' } })
      .sort({ sequence: 1 })
      .toArray();
    return (
      found.length >= count &&
      found.map(({ state, sequence, attempts }) => ({
        state,
        sequence,
        attempts: attempts.map(({ status, problem }) => problem ?? status),
      }))
    );
  });
}

async function stateOf(id: string): Promise<string> {
  const webhook = await findWebhook(db, id, null);
  return `${webhook?.state} ${webhook?.reason}`;
}

const lean = (version: number) => ({ entity: 'Resource:lean-days', version });

describe('delivering webhooks', () => {
  it('tells a receiver of each change, signed as Standard Webhooks has it', async () => {
    const hook = await receiver();
    const { secret } = await register(db, hook.url);
    await writeChanges(db, [
      { entity: 'Resource:lean-days', kind: 'PUBLISHED', version: 1 },
      { entity: 'StateOrganization:ga-tech', kind: 'WITHDRAWN', version: 4, record: null },
    ]);
    delivering();
    await untilReceived(hook, 2);
    const token = (sequence: number): unknown =>
      expect.stringMatching(new RegExp(`^[0-9a-z]{12}-${sequence}$`));
    const messages = hook.received.map((one) => verified(secret, one));
    const timestamp = '2026-03-02T08:00:00.000Z';
    expect(messages).toHaveLength(2);
    expect(messages).toContainEqual({
      type: 'resource.published',
      timestamp,
      data: {
        id: 'Resource:lean-days',
        type: 'Resource',
        kind: 'PUBLISHED',
        version: 1,
        token: token(1),
      },
    });
    expect(messages).toContainEqual({
      type: 'stateOrganization.withdrawn',
      timestamp,
      data: {
        id: 'StateOrganization:ga-tech',
        type: 'StateOrganization',
        kind: 'WITHDRAWN',
        version: 4,
        token: token(2),
      },
    });
  });

  it('tells only of what changes after it was registered, and only of the types asked for', async () => {
    const hook = await receiver();
    await writeChanges(db, [lean(1)]);
    await register(db, hook.url, { types: ['Resource'] });
    const { changes } = delivering();
    await writeChanges(db, [{ entity: 'Center:gamep', version: 3 }, lean(2)]);
    changes.noteEverything();
    await untilReceived(hook, 1);
    expect(told(hook)).toEqual(['Resource:lean-days 2']);
  });

  it('keeps the order of each entity over attempts that fail, with the same id', async () => {
    const hook = await receiver();
    let refusals = 2;
    hook.answer = (response, { body }) => {
      const isRefused = body.includes('lean-days') && (refusals -= 1) >= 0;
      response.writeHead(isRefused ? 500 : 200).end();
    };
    await register(db, hook.url);
    await writeChanges(db, [lean(1), { entity: 'Center:gamep', version: 5 }, lean(2), lean(3)]);
    delivering();
    expect(await ended(4)).toEqual([
      { state: 'DELIVERED', sequence: 1, attempts: ['STATUS', 'STATUS', 200] },
      { state: 'DELIVERED', sequence: 2, attempts: [200] },
      { state: 'DELIVERED', sequence: 3, attempts: [200] },
      { state: 'DELIVERED', sequence: 4, attempts: [200] },
    ]);
    const ofLean = hook.received.filter(({ body }) => body.includes('lean-days'));
    expect(told({ ...hook, received: ofLean })).toEqual([
      'Resource:lean-days 1',
      'Resource:lean-days 1',
      'Resource:lean-days 1',
      'Resource:lean-days 2',
      'Resource:lean-days 3',
    ]);
    const ids = ofLean.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(new Set(ids).size).toBe(3);
  });

  it('disables a webhook whose receiver answers 410, and goes on there when it is resumed', async () => {
    const hook = await receiver();
    hook.answer = (response) => response.writeHead(410).end();
    const { webhook } = await register(db, hook.url);
    await writeChanges(db, [lean(1), lean(2)]);
    const { changes, log } = delivering();
    await until('the end', async () => (await stateOf(webhook._id)) === 'DISABLED GONE');
    expect(hook.received).toHaveLength(1);
    await until('the log', async () => log.length > 0);
    expect(log).toEqual([{ webhook: webhook._id, reason: 'GONE' }]);
    hook.answer = (response) => response.writeHead(200).end();
    await resumeWebhook(db, webhook, new Date());
    changes.noteEverything();
    await untilReceived(hook, 3);
    expect(told(hook).slice(1)).toEqual(['Resource:lean-days 1', 'Resource:lean-days 2']);
  });

  it('gives a message up after the last attempt, and disables who took nothing meanwhile', async () => {
    const hook = await receiver();
    hook.answer = (response) => response.writeHead(302, { location: hook.url }).end();
    const { webhook } = await register(db, hook.url);
    await writeChanges(db, [lean(1)]);
    delivering();
    await until('the end', async () => (await stateOf(webhook._id)) === 'DISABLED FAILING');
    expect(await ended(1)).toEqual([
      {
        state: 'FAILED',
        sequence: 1,
        attempts: ['REDIRECT', 'REDIRECT', 'REDIRECT', 'REDIRECT'],
      },
    ]);
    // No redirect was followed.
    expect(hook.received).toHaveLength(4);
  });

  it('sends nothing before the receiver wants it', async () => {
    const hook = await receiver();
    const times: number[] = [];
    hook.answer = (response) => {
      times.push(performance.now());
      response.writeHead(times.length === 1 ? 503 : 200, { 'retry-after': '1' }).end();
    };
    await register(db, hook.url);
    await writeChanges(db, [lean(1)]);
    delivering();
    await untilReceived(hook, 2);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(950);
  });

  it('tells what changed while it was paused once it is resumed', async () => {
    const hook = await receiver();
    const { webhook } = await register(db, hook.url);
    await pauseWebhook(db, webhook);
    await writeChanges(db, [lean(1)]);
    const { changes } = delivering();
    const other = await receiver();
    await register(db, other.url);
    await writeChanges(db, [lean(2)]);
    changes.noteEverything();
    await untilReceived(other, 1);
    expect(hook.received).toEqual([]);
    await resumeWebhook(db, webhook, new Date());
    changes.noteEverything();
    await untilReceived(hook, 2);
    expect(told(hook)).toEqual(['Resource:lean-days 1', 'Resource:lean-days 2']);
  });

  it('tells all again behind a place, with the ids of the first time', async () => {
    const hook = await receiver();
    const { webhook } = await register(db, hook.url);
    await writeChanges(db, [lean(1), lean(2), lean(3)]);
    const { changes } = delivering();
    await ended(3);
    const ids = hook.received.map(({ headers }) => headers['webhook-id']);
    const after = String(ids[0]).replace('msg_', '');
    await replayWebhook(db, webhook, after);
    changes.noteEverything();
    await untilReceived(hook, 5);
    expect(hook.received.map(({ headers }) => headers['webhook-id'])).toEqual([
      ...ids,
      ...ids.slice(1),
    ]);
  });

  it('signs by both secrets while one is being replaced', async () => {
    const hook = await receiver();
    const { webhook, secret } = await register(db, hook.url);
    const now = new Date();
    const rotated = await rotateWebhook(db, webhook, new Date(now.getTime() + 60_000), now);
    const newest = rotated?.secrets[0]?.text ?? '';
    await writeChanges(db, [lean(1)]);
    delivering();
    await untilReceived(hook, 1);
    const [one] = hook.received;
    if (one === undefined) throw new Error('Expected a message');
    expect(verified(newest, one)).toEqual(verified(secret, one));
    const ending = await rotateWebhook(db, webhook, now, now);
    expect(ending?.secrets).toHaveLength(1);
  });

  it('goes on in another process where the one before it ended, without a gap', async () => {
    const hook = await receiver();
    await register(db, hook.url);
    const first = startDelivering(db, { leaseMs: 1000 });
    const second = startDelivering(db, { leaseMs: 1000 });
    closings.push(() => second.close());
    await writeChanges(db, [lean(1)]);
    await untilReceived(hook, 1);
    await first.close();
    await writeChanges(db, [lean(2), lean(3)]);
    second.changes.noteEverything();
    await untilReceived(hook, 3);
    expect(told(hook)).toEqual([1, 2, 3].map((version) => `Resource:lean-days ${version}`));
  });

  it('goes through more than waits in line at once', async () => {
    const hook = await receiver();
    await register(db, hook.url);
    await writeChanges(
      db,
      Array.from({ length: 1300 }, (_one, index) => ({
        entity: `Resource:r${index % 50}`,
        version: index,
      })),
    );
    delivering();
    await untilReceived(hook, 1300);
    const byEntity = Map.groupBy(told(hook), (one) => one.split(' ')[0]);
    for (const versions of byEntity.values()) {
      const numbers = versions.map((one) => Number(one.split(' ')[1]));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(numbers).toHaveLength(26);
    }
  });

  it('disables a webhook whose place is not kept any more', async () => {
    const hook = await receiver();
    const { webhook } = await register(db, hook.url);
    await writeChanges(db, [lean(1), lean(2)]);
    await db.collection<{ _id: number }>('changes').deleteOne({ _id: 1 });
    delivering();
    await until('the end', async () => (await stateOf(webhook._id)) === 'DISABLED CHANGES_EXPIRED');
    expect(hook.received).toEqual([]);
  });
});

describe('the lease', () => {
  it('is of one holder until it has ended', async () => {
    const lease = (holder: string, ttlMs: number) => new Lease({ db, name: 'test', holder, ttlMs });
    const [one, other] = [lease('one', 60_000), lease('other', 60_000)];
    expect((await Promise.all([one.take(), other.take()])).toSorted()).toEqual([false, true]);
    const [holder, waiting] = one.isHeld ? [one, other] : [other, one];
    expect([await holder.take(), await waiting.take()]).toEqual([true, false]);
    await holder.release();
    expect([await waiting.take(), await holder.take()]).toEqual([true, false]);
  });
});
