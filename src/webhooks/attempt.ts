import type { AttemptDoc, DeliveryDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import type { Attempted } from './deliveries.ts';
import type { Message } from './message.ts';
import { boundRetryAfter, delayAfter } from './schedule.ts';
import type { Answer, Sender } from './sender.ts';
import { signedHeaders } from './signature.ts';

export interface Attempting {
  readonly sender: Pick<Sender, 'send'>;
  readonly now: () => Date;
  readonly random: () => number;
  /** Before the second attempt, the third, … */
  readonly delaysMs: readonly number[];
}

/** What one attempt came to. */
export interface Tried {
  readonly attempt: AttemptDoc;
  /** How long the receiver wants nothing more to be sent. */
  readonly retryAfterMs: number | null;
}

/** Sends a message once. @throws only where it was aborted */
export async function sendOnce(
  { sender, now }: Pick<Attempting, 'sender' | 'now'>,
  { url, secrets }: Pick<WebhookDoc, 'url' | 'secrets'>,
  { id, body }: Pick<Message, 'id' | 'body'>,
  signal: AbortSignal,
): Promise<Tried> {
  const at = now();
  const from = performance.now();
  const headers = signedHeaders({ id, body, secrets, at });
  const answer = await sender.send({ url, headers, body, signal });
  return { attempt: toAttempt(answer, at, from), retryAfterMs: answer.retryAfterMs };
}

function toAttempt({ status, problem }: Answer, at: Date, from: number): AttemptDoc {
  return { at, ms: Math.round(performance.now() - from), status, problem };
}

/** What becomes of a delivery by an attempt. */
export function judge(
  delivery: DeliveryDoc,
  { attempt, retryAfterMs }: Tried,
  parts: Attempting,
): Attempted {
  const now = parts.now();
  if (attempt.problem === null) return { attempt, state: 'DELIVERED', nextAt: now };
  // Whoever wants nothing any more may want it again later.
  if (attempt.status === goneStatus) return { attempt, state: 'WAITING', nextAt: now };
  const delayMs = delayAfter(delivery.attemptCount + 1, retryAfterMs, parts);
  if (delayMs === null) return { attempt, state: 'FAILED', nextAt: now };
  return { attempt, state: 'WAITING', nextAt: new Date(now.getTime() + delayMs) };
}

export const goneStatus = 410;

export function holdMsOf({ attempt, retryAfterMs }: Tried): number {
  return attempt.problem === null ? 0 : boundRetryAfter(retryAfterMs);
}
