import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { disabledReasons, type WebhookDoc } from '../collections/webhookDocs.ts';

const outcomes = ['delivered', 'refused', 'failed'] as const;
type AttemptOutcome = (typeof outcomes)[number];

/** What still waits to be told. */
export interface Backlog {
  readonly waiting: number;
  /** Since when the oldest has waited, in ms since 1970; null where none does. */
  readonly oldestAt: number | null;
}

export interface WebhookMetrics {
  countAttempt(outcome: AttemptOutcome, ms: number): void;
  countDisabled(reason: NonNullable<WebhookDoc['reason']>): void;
  observe(backlog: () => Backlog, isDelivering: () => boolean): void;
}

/** Meters of webhooks, in the registry given; make them once per registry. */
export function createWebhookMetrics(registry: Registry): WebhookMetrics {
  const registers = [registry];
  const attempts = new Histogram({
    name: 'mep_graph_webhook_attempt_duration_seconds',
    help: 'Attempts to deliver webhooks, by outcome: delivered, refused (another status than 2xx) or failed (no answer)',
    labelNames: ['outcome'] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    registers,
  });
  const disabled = new Counter({
    name: 'mep_graph_webhooks_disabled_total',
    help: 'Webhooks that were disabled, by reason: gone, failing or changes_expired',
    labelNames: ['reason'] as const,
    registers,
  });
  // Shown from the beginning, so that the first is seen as a rise.
  for (const outcome of outcomes) attempts.zero({ outcome });
  for (const reason of disabledReasons) disabled.inc({ reason: reason.toLowerCase() }, 0);
  return {
    countAttempt: (outcome, ms) => {
      attempts.observe({ outcome }, ms / 1000);
    },
    countDisabled: (reason) => {
      disabled.inc({ reason: reason.toLowerCase() });
    },
    observe: (backlog, isDelivering) => {
      observeBacklog(registers, backlog, isDelivering);
    },
  };
}

function observeBacklog(
  registers: Registry[],
  backlog: () => Backlog,
  isDelivering: () => boolean,
): void {
  new Gauge({
    name: 'mep_graph_webhooks_delivering',
    help: '1 in the process that delivers webhooks, 0 in all others',
    registers,
    collect() {
      this.set(isDelivering() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'mep_graph_webhook_messages_waiting',
    help: 'Messages that wait to be delivered by this process',
    registers,
    collect() {
      this.set(backlog().waiting);
    },
  });
  new Gauge({
    name: 'mep_graph_webhook_oldest_waiting_seconds',
    help: 'For how long the oldest message has waited to be delivered; 0 where none does',
    aggregator: 'max',
    registers,
    collect() {
      const { oldestAt } = backlog();
      this.set(oldestAt === null ? 0 : Math.max(0, Date.now() - oldestAt) / 1000);
    },
  });
}
