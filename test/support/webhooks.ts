import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Db } from 'mongodb';
import { Registry } from 'prom-client';
import { Webhook } from 'standardwebhooks';
import { prepareOutbox, readOutbox } from '../../src/changes/outbox.ts';
import { stores, type ChangeDoc, type OutboxDoc } from '../../src/collections/stores.ts';
import type { WebhookDoc } from '../../src/collections/webhookDocs.ts';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import { allowHosts } from '../../src/webhooks/allowedHosts.ts';
import { Deliverer, type DelivererParts } from '../../src/webhooks/deliverer.ts';
import { createSender } from '../../src/webhooks/sender.ts';
import { createWebhookMetrics } from '../../src/webhooks/webhookMetrics.ts';
import { addWebhook, type NewWebhook } from '../../src/webhooks/webhookRecords.ts';
import { until } from './until.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** What is answered from now on. */
  answer: (response: ServerResponse, received: Received) => void;
  close(): Promise<void>;
}

/** A receiver on a free port of this machine, that takes everything until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const one = { headers: request.headers, body };
      received.push(one);
      receiver.answer(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answer: (response) => response.writeHead(204).end(),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** What the reference library of Standard Webhooks makes of a message; it throws where that is not signed by the secret. */
export function verified(secret: string, { headers, body }: Received): unknown {
  // It reads only those that are texts.
  return new Webhook(secret).verify(body, headers as Record<string, string>);
}

/** Writes changes as publishing does, as far as those who follow them see it. */
export async function writeChanges(
  db: Db,
  changes: readonly Partial<ChangeDoc>[],
): Promise<readonly ChangeDoc[]> {
  await prepareOutbox(db);
  const sequence = (await readOutbox(db))?.sequence ?? 0;
  const written = changes.map((change, index): ChangeDoc => {
    const entity = change.entity ?? 'Resource:lean-days';
    return {
      entity,
      type: entity.slice(0, entity.indexOf(':')),
      kind: 'UPDATED',
      version: sequence + index + 1,
      at: new Date('2026-03-02T08:00:00Z'),
      by: 'import',
      owner: null,
      amendment: null,
      record: { title: 'Lean days' },
      ...change,
      _id: sequence + index + 1,
    };
  });
  await db.collection<ChangeDoc>(stores.changes.name).insertMany([...written]);
  await db
    .collection<OutboxDoc>(stores.outbox.name)
    .updateOne({ _id: 'outbox' }, { $inc: { sequence: written.length } });
  return written;
}

export interface TestDelivery {
  readonly log: readonly object[];
  readonly registry: Registry;
  /** Tells what a change stream would. */
  readonly changes: ChangeLog;
  readonly deliverer: Deliverer;
  close(): Promise<void>;
}

interface TestDelivering extends Partial<DelivererParts> {
  /** How long an attempt may take. */
  readonly timeoutMs?: number;
}

/** Delivers to receivers of this machine, and waits briefly before it tries again. */
export function startDelivering(db: Db, { timeoutMs, ...more }: TestDelivering = {}): TestDelivery {
  const log: object[] = [];
  const registry = new Registry();
  const changes = new ChangeLog();
  const note = (facts: object): void => void log.push(facts);
  const sender = createSender({
    isAllowed: allowHosts(['127.0.0.1']),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  const deliverer = new Deliverer({
    db,
    log: { info: note, warn: note },
    sender,
    metrics: createWebhookMetrics(registry),
    freshness: { isLive: () => true, onChange: (listener) => changes.onChange(listener) },
    now: () => new Date(),
    random: () => 0,
    delaysMs: [10, 10, 10],
    leaseMs: 2000,
    ...more,
  });
  return {
    log,
    registry,
    changes,
    deliverer,
    close: async () => {
      await deliverer.close(1000);
      await sender.close();
    },
  };
}

/** Registers a receiver without asking whether that may be. */
export async function register(
  db: Db,
  url: string,
  more: Partial<NewWebhook> = {},
): Promise<{ readonly webhook: WebhookDoc; readonly secret: string }> {
  await prepareOutbox(db);
  const wanted = { holder: 'Center:gamep', url, types: null, note: '', ...more };
  const webhook = await addWebhook(db, wanted, new Date());
  if (webhook === null) throw new Error('Expected a holder with fewer webhooks');
  return { webhook, secret: webhook.secrets[0]?.text ?? '' };
}

export async function untilReceived(receiver: Receiver, count: number): Promise<void> {
  await until(`${count} messages`, () => receiver.received.length >= count);
}
