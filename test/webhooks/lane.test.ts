import { setImmediate } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import type { WebhookDoc } from '../../src/collections/webhookDocs.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { openDeliveries } from '../../src/webhooks/deliveries.ts';
import { Lane, type LaneParts } from '../../src/webhooks/lane.ts';
import type { Answer } from '../../src/webhooks/sender.ts';
import { createWebhookMetrics } from '../../src/webhooks/webhookMetrics.ts';
import { findWebhook, pauseWebhook, resumeWebhook } from '../../src/webhooks/webhookRecords.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { register, writeChanges } from '../support/webhooks.ts';

const { db } = testDatabase();

beforeAll(() => ensureIndexes(db));

const taken: Answer = { status: 204, problem: null, retryAfterMs: null };

function openLane(webhook: WebhookDoc, parts: Partial<LaneParts>): Lane {
  const note = (): void => undefined;
  return new Lane(webhook, {
    db,
    log: { info: note, warn: note },
    metrics: createWebhookMetrics(new Registry()),
    now: () => new Date(),
    random: () => 0,
    delaysMs: [],
    isTold: () => true,
    mayDeliver: () => true,
    sender: { send: async () => taken },
    ...parts,
  });
}

describe('a lane', () => {
  it('leaves a process time to take a lease again that ran out while it stood still', async () => {
    const { webhook } = await register(db, 'https://example.org/hook');
    await writeChanges(db, [{}]);
    let isHeld = false;
    let asked = 0;
    const sent = Promise.withResolvers<string>();
    const lane = openLane(webhook, {
      mayDeliver: () => {
        asked += 1;
        // As soon as anything else has its turn.
        if (asked === 1) void setImmediate().then(() => (isHeld = true));
        // Whoever asks so often leaves none.
        return isHeld || asked > 1000;
      },
      sender: {
        send: async ({ url }) => {
          sent.resolve(url);
          return taken;
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

describe('a lane whose receiver asks to be left alone', () => {
  const minute = 60_000;
  /** How each message that is under way is answered. */
  let answers: ((answer: Answer) => void)[];
  let sent: number;
  let turns: number;
  let now: number;
  let webhook: WebhookDoc;

  beforeEach(async () => {
    [answers, sent, turns, now] = [[], 0, 0, Date.now()];
    ({ webhook } = await register(db, 'https://example.org/hook'));
    const entities = Array.from({ length: 30 }, (_one, index) => `Resource:r${index}`);
    await writeChanges(
      db,
      entities.map((entity) => ({ entity })),
    );
  });

  const open = (): Lane =>
    openLane(webhook, {
      now: () => new Date(now),
      delaysMs: [minute, minute, minute],
      mayDeliver: () => {
        turns += 1;
        return true;
      },
      sender: {
        send: async () => {
          sent += 1;
          const { promise, resolve } = Promise.withResolvers<Answer>();
          answers.push(resolve);
          return promise;
        },
      },
    });

  /** Lets it look twice at what is due: it has begun all of it by then. */
  async function looked(lane: Lane): Promise<void> {
    for (const from = turns; turns < from + 2;) {
      lane.wake();
      await setImmediate();
    }
  }

  async function answerAll(answer: Answer): Promise<void> {
    const [count, before] = [answers.length, await attempts()];
    for (const give of answers.splice(0)) give(answer);
    await until('what came of it', async () => (await attempts()) === before + count);
  }

  const deliveries = () => openDeliveries(db).find({ webhookId: webhook._id }).toArray();
  const attempts = async (): Promise<number> =>
    (await deliveries()).reduce((sum, { attemptCount }) => sum + attemptCount, 0);

  async function close(lane: Lane): Promise<void> {
    lane.cut();
    for (const give of answers.splice(0)) give(taken);
    await lane.ended;
  }

  async function refuseFirst(): Promise<Lane> {
    const lane = open();
    await until('the first messages', async () => sent === 8);
    answers.shift()?.({ status: 429, problem: 'STATUS', retryAfterMs: minute });
    await until('the hold', async () => (await attempts()) === 1);
    return lane;
  }

  it('sends nothing until then, whatever else is taken, and one message first', async () => {
    const lane = await refuseFirst();
    await answerAll(taken);
    await looked(lane);
    const meanwhile = sent;
    now += minute - 1;
    await looked(lane);
    const nearly = sent;
    now += 1;
    await looked(lane);
    const first = sent;
    await answerAll(taken);
    await looked(lane);
    expect({ meanwhile, nearly, first, then: sent }).toEqual({
      meanwhile: 8,
      nearly: 8,
      first: 9,
      then: 17,
    });
    await close(lane);
  });

  it('sends nothing until then, and one message first, whoever delivers by then', async () => {
    const before = await refuseFirst();
    await close(before);
    webhook = (await findWebhook(db, webhook._id, null)) ?? webhook;
    const lane = open();
    await looked(lane);
    const meanwhile = sent;
    now += minute;
    await looked(lane);
    expect({ meanwhile, first: sent }).toEqual({ meanwhile: 8, first: 9 });
    await close(lane);
  });

  it('sends one message first to who took none when another process delivered', async () => {
    const before = open();
    await until('the first messages', async () => sent === 8);
    await answerAll({ status: 500, problem: 'STATUS', retryAfterMs: null });
    await close(before);
    now += minute;
    sent = 0;
    const lane = open();
    await looked(lane);
    const first = sent;
    await answerAll(taken);
    await looked(lane);
    expect({ first, then: sent }).toEqual({ first: 1, then: 9 });
    await close(lane);
  });

  it('goes on at once, one message first, where its holder resumes it while it waits', async () => {
    const lane = await refuseFirst();
    await answerAll({ status: 500, problem: 'STATUS', retryAfterMs: null });
    await looked(lane);
    const meanwhile = sent;
    lane.update((await resumeWebhook(db, webhook, new Date(now))) ?? webhook);
    await looked(lane);
    const first = sent;
    await answerAll(taken);
    await looked(lane);
    expect({ meanwhile, first, then: sent }).toEqual({ meanwhile: 8, first: 9, then: 17 });
    await close(lane);
  });

  it('is left alone again where it asks for that once it was resumed', async () => {
    const lane = await refuseFirst();
    await answerAll(taken);
    const resumed = (await resumeWebhook(db, webhook, new Date(now))) ?? webhook;
    lane.update(resumed);
    await looked(lane);
    await answerAll({ status: 429, problem: 'STATUS', retryAfterMs: minute });
    lane.update(resumed);
    now += minute - 1;
    await looked(lane);
    expect(sent).toBe(9);
    await close(lane);
  });

  it('goes on at once where its holder resumes it', async () => {
    const before = await refuseFirst();
    await close(before);
    await pauseWebhook(db, webhook);
    webhook = (await resumeWebhook(db, webhook, new Date(now))) ?? webhook;
    sent = 0;
    const lane = open();
    await looked(lane);
    expect(sent).toBe(1);
    await close(lane);
  });
});
