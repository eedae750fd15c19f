import { describe, expect, it } from '@jest/globals';
import { Lease } from '../../../src/webhooks/lease.ts';
import { rotateWebhook } from '../../../src/webhooks/webhookRecords.ts';
import {
  register,
  startDelivering,
  untilReceived,
  verified,
  writeChanges,
} from '../../support/webhooks.ts';
import { lean, told, useWebhooksDelivered } from '../../support/webhooksDelivered.ts';

const { db, receiver, delivering, ended } = useWebhooksDelivered();

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
    const second = delivering({ leaseMs: 1000 });
    await writeChanges(db, [lean(1)]);
    await untilReceived(hook, 1);
    await first.close();
    await writeChanges(db, [lean(2), lean(3)]);
    second.changes.noteEverything();
    await untilReceived(hook, 3);
    expect(told(hook)).toEqual([1, 2, 3].map((version) => `Resource:lean-days ${version}`));
  });

  it('keeps nobody waiting for others that never answer, however many', async () => {
    const silent = await receiver();
    silent.answer = () => undefined;
    const answering = await receiver();
    const count = 40;
    await Promise.all(
      Array.from({ length: count }, (_one, index) =>
        register(db, silent.url, { holder: `Center:c${index}` }),
      ),
    );
    await register(db, answering.url);
    await writeChanges(db, [lean(1), lean(2), lean(3)]);
    // None of the silent ones is given up while this runs.
    delivering({ timeoutMs: 3_600_000 });
    await untilReceived(answering, 3);
    expect(told(answering)).toEqual([1, 2, 3].map((version) => `Resource:lean-days ${version}`));
    await untilReceived(silent, count);
    // Of each entity, the next one waits for the one before.
    expect(new Set(told(silent))).toEqual(new Set(['Resource:lean-days 1']));
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
