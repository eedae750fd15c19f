import { beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { Lane } from '../../src/webhooks/lane.ts';
import { createWebhookMetrics } from '../../src/webhooks/webhookMetrics.ts';
import { testDatabase } from '../support/database.ts';
import { register, writeChanges } from '../support/webhooks.ts';

const { db } = testDatabase();

beforeAll(() => ensureIndexes(db));

describe('a lane', () => {
  it('leaves a process time to take a lease again that ran out while it stood still', async () => {
    const { webhook } = await register(db, 'https://example.org/hook');
    await writeChanges(db, [{}]);
    let isHeld = false;
    let asked = 0;
    const sent = Promise.withResolvers<string>();
    const note = (): void => undefined;
    const lane = new Lane(webhook, {
      db,
      log: { info: note, warn: note },
      metrics: createWebhookMetrics(new Registry()),
      now: () => new Date(),
      random: () => 0,
      delaysMs: [],
      isTold: () => true,
      mayDeliver: () => {
        asked += 1;
        // As soon as anything else has its turn.
        if (asked === 1) setImmediate(() => (isHeld = true));
        // Whoever asks so often leaves none.
        return isHeld || asked > 1000;
      },
      sender: {
        send: async ({ url }) => {
          sent.resolve(url);
          return { status: 204, problem: null, retryAfterMs: null };
        },
      },
    });
    const sentTo = await sent.promise;
    const wasHeld = isHeld;
    lane.stop();
    await lane.ended;
    expect({ sentTo, wasHeld }).toEqual({ sentTo: webhook.url, wasHeld: true });
  });
});
