import type { Db } from 'mongodb';
import type { WebhookDoc } from '../collections/webhookDocs.ts';
import { userError } from '../errors.ts';
import type { Asker } from '../identity/asker.ts';
import type { Shown } from '../identity/shown.ts';
import { shownTypes } from '../changes/shownFeed.ts';
import { deliveryPage } from './deliveryPage.ts';
import { openDeliveries } from './deliveries.ts';
import type { UrlRules } from './receiverUrl.ts';
import type { Sender } from './sender.ts';
import { validSecrets } from './signature.ts';
import { testWebhook } from './testDelivery.ts';
import type {
  RegisterInput,
  ShownWebhook,
  WebhookAccess,
  WebhookProblem,
  WebhookResult,
} from './webhookAccess.ts';
import { refusePlace, refuseRegistration, tooMany } from './webhookRules.ts';
import {
  addWebhook,
  findWebhook,
  listWebhooks,
  pauseWebhook,
  removeWebhook,
  replayWebhook,
  resumeWebhook,
  rotateWebhook,
} from './webhookRecords.ts';

export interface WebhooksParts {
  readonly db: Db;
  readonly sender: Sender;
  readonly rules: UrlRules;
  readonly now: () => Date;
  /** Told when a webhook was changed here, before that is reported done. */
  readonly note: () => void;
}

/** That having webhooks takes. */
const webhooksScope = 'webhooks';
const maxOverlapHours = 720;
const usualOverlapHours = 24;
const hour = 3_600_000;

/** Webhooks by mutation: each asker has its own, and never hears of those of others. */
export function accessWebhooks(parts: WebhooksParts): WebhookAccess {
  const { db, now } = parts;
  const withOwn = onlyOwn(parts);
  const shown = (id: string, webhook: WebhookDoc | null): WebhookResult =>
    webhook === null ? refused(notFound(id)) : { ...nothing, webhook: show(parts, webhook) };
  return {
    list: async (asker) => {
      const holder = holderOf(asker);
      if (!isFree(asker)) return [];
      return (await listWebhooks(db, holder)).map((webhook) => show(parts, webhook));
    },
    register: async (asker, input, told) => {
      const holder = holderOf(asker);
      if (!isFree(asker)) return refused(forbidden);
      return register(parts, holder, { ...input, told });
    },
    test: (asker, { id }) =>
      withOwn(asker, id, async (webhook) => ({
        ...shown(id, webhook),
        attempt: await testWebhook(parts, webhook),
      })),
    pause: (asker, { id }) =>
      withOwn(asker, id, async (webhook) => shown(id, await pauseWebhook(db, webhook))),
    resume: (asker, { id }) =>
      withOwn(asker, id, async (webhook) => shown(id, await resumeWebhook(db, webhook, now()))),
    rotate: (asker, { id, overlapHours }) =>
      withOwn(asker, id, (webhook) => rotate(parts, webhook, overlapHours ?? usualOverlapHours)),
    replay: (asker, { id, after = null }) =>
      withOwn(asker, id, async (webhook) => {
        const problem = await refusePlace(db, after);
        if (problem !== null) return refused(problem);
        return shown(id, await replayWebhook(db, webhook, after));
      }),
    remove: (asker, { id }) =>
      withOwn(asker, id, async (webhook) => {
        await removeWebhook(db, webhook);
        return shown(id, webhook);
      }),
  };
}

/** Runs what is done to a webhook where it is one of the asker's, and notes that it was. */
function onlyOwn({ db, note }: WebhooksParts) {
  return async (
    asker: Asker,
    id: string,
    run: (webhook: WebhookDoc) => Promise<WebhookResult>,
  ): Promise<WebhookResult> => {
    const holder = holderOf(asker);
    if (!isFree(asker)) return refused(forbidden);
    const webhook = await findWebhook(db, id, holder);
    const result = webhook === null ? refused(notFound(id)) : await run(webhook);
    note();
    return result;
  };
}

async function register(
  parts: WebhooksParts,
  holder: string,
  { url, types: given = null, note, told }: RegisterInput & { readonly told: Shown | null },
): Promise<WebhookResult> {
  const { db, now, rules } = parts;
  const wanted = given ?? shownTypes(null, told);
  const types = wanted === null ? null : [...new Set(wanted)];
  const asked = { holder, url, types, note: note ?? '' };
  const problem = await refuseRegistration(db, asked, { ...rules, shown: told });
  if (problem !== null) return refused(problem);
  const webhook = await addWebhook(db, asked, now());
  if (webhook === null) return refused(tooMany);
  parts.note();
  return secretOf(parts, webhook);
}

async function rotate(
  parts: WebhooksParts,
  webhook: WebhookDoc,
  overlapHours: number,
): Promise<WebhookResult> {
  if (overlapHours < 0 || overlapHours > maxOverlapHours) {
    const message = `expected 0 to ${maxOverlapHours}, got ${overlapHours}`;
    return refused({ code: 'INVALID', field: 'overlapHours', message });
  }
  const now = parts.now();
  const formerUntil = new Date(now.getTime() + overlapHours * hour);
  const rotated = await rotateWebhook(parts.db, webhook, formerUntil, now);
  return rotated === null ? refused(notFound(webhook._id)) : secretOf(parts, rotated);
}

function secretOf(parts: WebhooksParts, webhook: WebhookDoc): WebhookResult {
  return { ...nothing, webhook: show(parts, webhook), secret: webhook.secrets[0]?.text ?? null };
}

function show({ db, now }: WebhooksParts, { secrets, ...webhook }: WebhookDoc): ShownWebhook {
  return {
    ...(webhook as Omit<WebhookDoc, 'secrets'>),
    secrets: validSecrets(secrets, now()).map(({ createdAt, expiresAt }) => ({
      createdAt,
      expiresAt,
    })),
    waiting: () => openDeliveries(db).countDocuments({ webhookId: webhook._id, state: 'WAITING' }),
    deliveries: (args) => deliveryPage(db, webhook._id, args),
  };
}

/** @throws UNAUTHENTICATED for who says nothing of who they are */
function holderOf({ kind, name, owner }: Asker): string {
  if (kind === 'anonymous') {
    throw userError('UNAUTHENTICATED', 'Expected credentials with this field, got none.');
  }
  return owner ?? `${kind}:${name}`;
}

function isFree({ scopes }: Asker): boolean {
  return scopes.has(webhooksScope);
}

const nothing: WebhookResult = { webhook: null, secret: null, attempt: null, problems: [] };

function refused(problem: WebhookProblem): WebhookResult {
  return { ...nothing, problems: [problem] };
}

const forbidden: WebhookProblem = {
  code: 'FORBIDDEN',
  field: null,
  message: `expected credentials with the scope ${webhooksScope}, got others`,
};

function notFound(id: string): WebhookProblem {
  return { code: 'NOT_FOUND', field: 'id', message: `expected a webhook of yours, got ${id}` };
}
