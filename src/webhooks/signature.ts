import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookSecret } from '../collections/webhookDocs.ts';

const prefix = 'whsec_';
/** Standard Webhooks takes 24 to 64. */
const secretBytes = 32;

/** As receivers write it into their settings. */
export function makeSecret(): string {
  return `${prefix}${randomBytes(secretBytes).toString('base64')}`;
}

export function validSecrets(
  secrets: readonly WebhookSecret[],
  now: Date,
): readonly WebhookSecret[] {
  return secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
}

export interface Signed {
  readonly id: string;
  readonly body: string;
  readonly secrets: readonly WebhookSecret[];
  /** When it is sent. */
  readonly at: Date;
}

/** The headers of Standard Webhooks 1.0, with a signature by each secret that is valid. */
export function signedHeaders({ id, body, secrets, at }: Signed): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = validSecrets(secrets, at).map(({ text }) => {
    const key = Buffer.from(text.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
