import type { AttemptDoc, DeliveryDoc, WebhookDoc } from '../collections/webhookDocs.ts';
import { StartupError } from '../errors.ts';
import { atStart } from '../mongo/atStart.ts';
import { prepareDatabase } from '../mongo/indexes.ts';
import { allowHosts } from '../webhooks/allowedHosts.ts';
import { readDeliveries } from '../webhooks/deliveryPage.ts';
import { createSender } from '../webhooks/sender.ts';
import { validSecrets } from '../webhooks/signature.ts';
import { testWebhook } from '../webhooks/testDelivery.ts';
import { refuseRegistration, refusePlace, tooMany } from '../webhooks/webhookRules.ts';
import {
  addWebhook,
  findWebhook,
  listWebhooks,
  pauseWebhook,
  removeWebhook,
  replayWebhook,
  resumeWebhook,
  rotateWebhook,
} from '../webhooks/webhookRecords.ts';
import { printJson, type DatabaseRun } from './databaseCommand.ts';

export interface WebhookRun extends DatabaseRun {
  /** Receivers that may be at private addresses. */
  readonly hosts: readonly string[] | null;
}

export interface TypedWebhook {
  readonly url: string;
  readonly owner?: string;
  readonly types?: string;
  readonly note?: string;
}

/** Whose webhooks are that nobody else has. */
const operator = 'operator';

export async function runAdd(run: WebhookRun, typed: TypedWebhook): Promise<void> {
  const { db, hosts, now } = run;
  const { url, owner: holder = operator, note = '' } = typed;
  const types = typed.types?.split(',').map((type) => type.trim()) ?? null;
  const wanted = { url, types, note, holder };
  await atStart(db, 'prepare the collections', () => prepareDatabase(db));
  const problem = await refuseRegistration(db, wanted, { isAllowed: allowHosts(hosts) });
  if (problem !== null) refuse(problem.message);
  const webhook = await atStart(db, 'add a webhook', () => addWebhook(db, wanted, now()));
  printSecret(run, webhook ?? refuse(tooMany.message));
}

export async function runRotate(run: WebhookRun, id: string, overlapMs: number): Promise<void> {
  const { db, now } = run;
  const found = await find(run, id);
  const until = new Date(now().getTime() + overlapMs);
  printSecret(run, (await rotateWebhook(db, found, until, now())) ?? refuseId(id));
}

export async function runTest(run: WebhookRun, id: string): Promise<void> {
  const { db, now, hosts, isJson, out } = run;
  const webhook = await find(run, id);
  const sender = createSender({ isAllowed: allowHosts(hosts) });
  try {
    const attempt = await testWebhook({ db, sender, now }, webhook);
    if (isJson) printJson(out, attempt);
    else out.write(`${describeAttempt(attempt)}\n`);
  } finally {
    await sender.close();
  }
}

export async function runPause(run: WebhookRun, id: string): Promise<void> {
  printState(run, (await pauseWebhook(run.db, await find(run, id))) ?? refuseId(id));
}

export async function runResume(run: WebhookRun, id: string): Promise<void> {
  const resumed = await resumeWebhook(run.db, await find(run, id), run.now());
  printState(run, resumed ?? refuseId(id));
}

export async function runReplay(run: WebhookRun, id: string, after: string | null): Promise<void> {
  const problem = await refusePlace(run.db, after);
  if (problem !== null) refuse(problem.message);
  const replayed = await replayWebhook(run.db, await find(run, id), after);
  printState(run, replayed ?? refuseId(id));
}

export async function runRemove(run: WebhookRun, id: string): Promise<void> {
  const webhook = await find(run, id);
  await removeWebhook(run.db, webhook);
  if (run.isJson) printJson(run.out, shown(webhook, run.now()));
  else run.out.write(`Removed ${webhook._id}.\n`);
}

export async function runList({ db, out, isJson, now }: WebhookRun): Promise<void> {
  const webhooks = await atStart(db, 'list the webhooks', () => listWebhooks(db));
  if (isJson) {
    printJson(
      out,
      webhooks.map((webhook) => shown(webhook, now())),
    );
  } else if (webhooks.length === 0) {
    out.write('There are no webhooks; "webhook add" makes one.\n');
  } else {
    for (const webhook of webhooks) {
      const { _id, holder, url, types, note } = webhook;
      const facts = [_id, describeState(webhook), holder, url, types?.join(',') ?? 'all', note];
      out.write(`${facts.join('  ').trimEnd()}\n`);
    }
  }
}

const shownDeliveries = 50;

export async function runLog(run: WebhookRun, id: string, isFailedOnly: boolean): Promise<void> {
  const { db, out, isJson } = run;
  const webhook = await find(run, id);
  const state = isFailedOnly ? 'FAILED' : null;
  const found = await readDeliveries(db, webhook._id, { state, first: shownDeliveries });
  if (isJson) printJson(out, found);
  else if (found.length === 0) out.write('Nothing was told yet.\n');
  else for (const delivery of found) out.write(`${describeDelivery(delivery)}\n`);
}

async function find({ db }: WebhookRun, id: string): Promise<WebhookDoc> {
  const found = await atStart(db, 'find a webhook', () => findWebhook(db, id, null));
  return found ?? refuseId(id);
}

function refuse(message: string): never {
  throw new StartupError(`${message.charAt(0).toUpperCase()}${message.slice(1)}.`);
}

function refuseId(id: string): never {
  return refuse(`expected the id of a webhook, but none has ${id}; see "webhook list"`);
}

/** What everybody who runs the graph may know of a webhook. */
function shown({ secrets, ...webhook }: WebhookDoc, now: Date): object {
  const { _id: id, holder, url, types, note, state, reason, createdAt, place: token } = webhook;
  const kept = validSecrets(secrets, now).map(({ createdAt: at, expiresAt }) => ({
    createdAt: at,
    expiresAt,
  }));
  return { id, holder, url, types, note, state, reason, createdAt, token, secrets: kept };
}

function printSecret({ out, isJson, now }: WebhookRun, webhook: WebhookDoc): void {
  const secret = webhook.secrets[0]?.text;
  if (isJson) {
    printJson(out, { ...shown(webhook, now()), secret });
    return;
  }
  out.write(
    `Webhook ${webhook._id} to ${webhook.url}\n\n  ${secret}\n\nThe secret is shown this once; its receiver verifies by it.\n`,
  );
}

function printState({ out, isJson, now }: WebhookRun, webhook: WebhookDoc): void {
  if (isJson) printJson(out, shown(webhook, now()));
  else out.write(`${webhook._id} is ${describeState(webhook)}.\n`);
}

function describeState({ state, reason }: WebhookDoc): string {
  const said = state.toLowerCase();
  return reason === null ? said : `${said} (${reason})`;
}

function describeAttempt({ status, problem, ms }: AttemptDoc): string {
  const answer = status === null ? (problem ?? '') : `answered ${status}`;
  const what = problem === null ? 'taken' : 'not taken';
  return `${what}: ${answer}, in ${ms} ms`;
}

function describeDelivery({ at, event, entity, state, attempts }: DeliveryDoc): string {
  const last = attempts.at(-1);
  const facts = [at.toISOString(), state, event, entity ?? '-'];
  return [...facts, last === undefined ? 'not sent yet' : describeAttempt(last)].join('  ');
}
