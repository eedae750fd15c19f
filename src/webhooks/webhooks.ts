import { GraphQLError } from 'graphql';
import type { Db } from 'mongodb';
import { readChanges } from '../changes/changes.ts';
import type { WebhookDoc } from '../collections/webhookDocs.ts';
import { userError } from '../errors.ts';
import type { Asker } from '../identity/asker.ts';
import { typeOfFile } from '../records/kinds.ts';
import { deliveryPage } from './deliveryPage.ts';
import { openDeliveries } from './deliveries.ts';
import { refuseUrl, type UrlRules } from './receiverUrl.ts';
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
export const webhooksScope = 'webhooks';
const maxOfHolder = 20;
const maxNote = 200;
const maxOverlapHours = 720;
const usualOverlapHours = 24;
const hour = 3_600_000;

const types: ReadonlySet<string> = new Set(Object.values(typeOfFile));

/** Webhooks by mutation: each asker has its own, and never hears of those of others. */
export function accessWebhooks(parts: WebhooksParts): WebhookAccess {
  const { db, now } = parts;
  const withOwn = async (
    asker: Asker,
    id: string,
    run: (webhook: WebhookDoc) => Promise<WebhookResult>,
  ): Promise<WebhookResult> => {
    const holder = holderOf(asker);
    if (!isFree(asker)) return refused(forbidden);
    const webhook = await findWebhook(db, id, holder);
    const result = webhook === null ? refused(notFound(id)) : await run(webhook);
    parts.note();
    return result;
  };
  const shown = (id: string, webhook: WebhookDoc | null): WebhookResult =>
    webhook === null ? refused(notFound(id)) : { ...nothing, webhook: show(parts, webhook) };
  return {
    list: async (asker) => {
      const holder = holderOf(asker);
      if (!isFree(asker)) return [];
      return (await listWebhooks(db, holder)).map((webhook) => show(parts, webhook));
    },
    register: async (asker, input) => {
      const holder = holderOf(asker);
      if (!isFree(asker)) return refused(forbidden);
      return register(parts, holder, input);
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

async function register(
  parts: WebhooksParts,
  holder: string,
  { url, types: wanted = null, note }: RegisterInput,
): Promise<WebhookResult> {
  const { db, now } = parts;
  const problem =
    refuseTypes(wanted) ??
    refuseNote(note ?? '') ??
    (await refuseReceiver(parts, url)) ??
    (await refuseMore(db, holder));
  if (problem !== null) return refused(problem);
  const chosen = wanted === null ? null : [...new Set(wanted)];
  const webhook = await addWebhook(db, { holder, url, types: chosen, note: note ?? '' }, now());
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

function refuseTypes(wanted: readonly string[] | null): WebhookProblem | null {
  const unknown = wanted?.find((type) => !types.has(type));
  if (unknown === undefined && wanted?.length !== 0) return null;
  const got = unknown === undefined ? 'none' : JSON.stringify(unknown.slice(0, maxNote));
  const message = `expected some of ${[...types].join(', ')}, got ${got}`;
  return { code: 'INVALID', field: 'types', message };
}

function refuseNote(note: string): WebhookProblem | null {
  if (note.length <= maxNote && !/\p{Cc}/u.test(note)) return null;
  const message = `expected one line of at most ${maxNote} characters, got another text`;
  return { code: 'INVALID', field: 'note', message };
}

async function refuseReceiver(
  { rules }: WebhooksParts,
  url: string,
): Promise<WebhookProblem | null> {
  const message = await refuseUrl(url, rules);
  return message === null ? null : { code: 'INVALID', field: 'url', message };
}

async function refuseMore(db: Db, holder: string): Promise<WebhookProblem | null> {
  const { length } = await listWebhooks(db, holder);
  if (length < maxOfHolder) return null;
  const message = `expected at most ${maxOfHolder} webhooks, got one more; remove another first`;
  return { code: 'INVALID', field: null, message };
}

/** Why there is no going on from a place. */
export async function refusePlace(db: Db, after: string | null): Promise<WebhookProblem | null> {
  try {
    await readChanges(db, { after, types: null, first: 1 });
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const message = 'expected a token of a place that is kept, got another; begin anew without it';
    return { code: 'INVALID', field: 'after', message };
  }
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
