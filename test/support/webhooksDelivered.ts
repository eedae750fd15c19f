import { afterEach, beforeAll } from '@jest/globals';
import type { Db } from 'mongodb';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openDeliveries } from '../../src/webhooks/deliveries.ts';
import { findWebhook } from '../../src/webhooks/webhookRecords.ts';
import { testDatabase } from './database.ts';
import { until } from './until.ts';
import { startDelivering, startReceiver, type Receiver, type TestDelivery } from './webhooks.ts';

interface WebhooksDelivered {
  readonly db: Db;
  readonly receiver: () => Promise<Receiver>;
  readonly delivering: (more?: Parameters<typeof startDelivering>[1]) => TestDelivery;
  /** The deliveries that ended, in their order, once there are so many. */
  readonly ended: (count: number) => Promise<readonly object[]>;
  /** State and reason of a webhook. */
  readonly stateOf: (id: string) => Promise<string>;
}

/** A database whose changes are delivered; receivers and who delivers last as long as a test. */
export function useWebhooksDelivered(): WebhooksDelivered {
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
  return {
    db,
    receiver: async () => {
      const started = await startReceiver();
      closings.push(() => started.close());
      return started;
    },
    delivering: (more) => {
      const started = startDelivering(db, more);
      closings.push(() => started.close());
      return started;
    },
    ended: async (count) =>
      until(`${count} deliveries that ended`, async () => {
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
      }),
    stateOf: async (id) => {
      const webhook = await findWebhook(db, id, null);
      return `${webhook?.state} ${webhook?.reason}`;
    },
  };
}

/** Entity and version of each message, as they came. */
export function told({ received }: Receiver): readonly string[] {
  return received.map(({ body }) => {
    const { data } = JSON.parse(body) as { data: { id: string; version: number } };
    return `${data.id} ${data.version}`;
  });
}

/** A change of one resource. */
export function lean(version: number): { readonly entity: string; readonly version: number } {
  return { entity: 'Resource:lean-days', version };
}
