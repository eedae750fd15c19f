import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
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

function delivering(
  ...given: Parameters<typeof startDelivering> extends [unknown, infer M] ? [M?] : []
): TestDelivery {
  const started = startDelivering(db, ...given);
  closings.push(() => started.close());
  return started;
}

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
    expect(hook.received.map((one) => verified(secret, one))).toEqual([
      {
        type: 'resource.published',
        timestamp: '2026-03-02T08:00:00.000Z',
        data: {
          id: 'Resource:lean-days',
          type: 'Resource',
          kind: 'PUBLISHED',
          version: 1,
          token: expect.stringMatching(/^[0-9a-z]{12}-1$/),
        },
      },
      {
        type: 'stateOrganization.withdrawn',
        timestamp: '2026-03-02T08:00:00.000Z',
        data: {
          id: 'StateOrganization:ga-tech',
          type: 'StateOrganization',
          kind: 'WITHDRAWN',
          version: 4,
          token: expect.stringMatching(/^[0-9a-z]{12}-2$/),
        },
      },
    ]);
  });
});
