import type { Db } from 'mongodb';
import type { AttemptDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import { sendOnce } from './attempt.ts';
import { addDeliveries, testDeliveryOf } from './deliveries.ts';
import { testMessage } from './message.ts';
import type { Sender } from './sender.ts';

export interface TestParts {
  readonly db: Db;
  readonly sender: Sender;
  readonly now: () => Date;
}

/** Sends a message of its own kind, once and at once, also to a webhook that is paused. */
export async function testWebhook(parts: TestParts, webhook: WebhookDoc): Promise<AttemptDoc> {
  const { db, now } = parts;
  const at = now();
  const message = testMessage(webhook._id, at);
  // Nobody takes it over: whoever has asked sees what came of it.
  const { signal } = new AbortController();
  const { attempt } = await sendOnce(parts, webhook, message, signal);
  await addDeliveries(db, [testDeliveryOf(webhook, message, at, attempt)]);
  return attempt;
}
