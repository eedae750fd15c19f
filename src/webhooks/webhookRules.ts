import { GraphQLError } from 'graphql';
import type { Db } from 'mongodb';
import { readChanges } from '../changes/changes.ts';
import { shownTypes, TYPES_TOLD } from '../changes/shownFeed.ts';
import type { Shown } from '../identity/shown.ts';
import { refuseUrl, type UrlRules } from './receiverUrl.ts';
import type { WebhookProblem } from './webhookAccess.ts';
import { listWebhooks, maxOfHolder, type NewWebhook } from './webhookRecords.ts';

const maxNote = 200;

interface RegistrationRules extends UrlRules {
  /** What its holder may be told of; absent, or null, for everything. */
  readonly shown?: Shown | null;
}

/** Why a webhook cannot be as it is wanted. */
export async function refuseRegistration(
  db: Db,
  { holder, url, types: wanted, note }: NewWebhook,
  { shown = null, ...rules }: RegistrationRules,
): Promise<WebhookProblem | null> {
  return (
    refuseTypes(wanted, shownTypes(TYPES_TOLD, shown)) ??
    refuseNote(note) ??
    (await refuseReceiver(url, rules)) ??
    ((await listWebhooks(db, holder)).length < maxOfHolder ? null : tooMany)
  );
}

function refuseTypes(
  wanted: readonly string[] | null,
  types: readonly string[],
): WebhookProblem | null {
  const unknown = wanted?.find((type) => !types.includes(type));
  if (unknown === undefined && wanted?.length !== 0) return null;
  const got = unknown === undefined ? 'none' : JSON.stringify(unknown.slice(0, maxNote));
  const message = `expected some of ${types.join(', ')}, got ${got}`;
  return { code: 'INVALID', field: 'types', message };
}

function refuseNote(note: string): WebhookProblem | null {
  if (note.length <= maxNote && !/[\p{Cc}\p{Cs}]/u.test(note)) return null;
  const message = `expected one line of at most ${maxNote} characters, got another text`;
  return { code: 'INVALID', field: 'note', message };
}

async function refuseReceiver(url: string, rules: UrlRules): Promise<WebhookProblem | null> {
  const message = await refuseUrl(url, rules);
  return message === null ? null : { code: 'INVALID', field: 'url', message };
}

export const tooMany: WebhookProblem = {
  code: 'INVALID',
  field: null,
  message: `expected at most ${maxOfHolder} webhooks, got one more; remove another first`,
};

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
