import { describe, expect, it } from '@jest/globals';
import { openDeliveries } from '../../../src/webhooks/deliveries.ts';
import {
  pauseWebhook,
  replayWebhook,
  resumeWebhook,
} from '../../../src/webhooks/webhookRecords.ts';
import { register, untilReceived, writeChanges } from '../../support/webhooks.ts';
import { lean, told, useWebhooksDelivered } from '../../support/webhooksDelivered.ts';
import { until } from '../../support/until.ts';

const { db, receiver, delivering, ended, stateOf } = useWebhooksDelivered();

describe('webhooks that are paused, disabled or told again', () => {
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

  it('sends what waits at once where one that is active is resumed', async () => {
    const hook = await receiver();
    hook.answer = (response) => response.writeHead(503, { 'retry-after': '3600' }).end();
    const { webhook } = await register(db, hook.url);
    await writeChanges(db, [lean(1)]);
    const { changes } = delivering();
    await until(
      'the attempt',
      async () => (await openDeliveries(db).countDocuments({ attemptCount: 1 })) === 1,
    );
    hook.answer = (response) => response.writeHead(200).end();
    await resumeWebhook(db, webhook, new Date());
    changes.noteEverything();
    await untilReceived(hook, 2);
    expect(told(hook)).toEqual(['Resource:lean-days 1', 'Resource:lean-days 1']);
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
