import type { Db } from 'mongodb';
import { stores } from '../collections/stores.ts';
import type { Change, Freshness } from '../freshness/freshness.ts';
import type { Logger } from '../observing/log.ts';
import { allowHosts } from './allowedHosts.ts';
import type { Deliverer } from './deliverer.ts';
import type { Sender } from './sender.ts';
import type { WebhookAccess } from './webhookAccess.ts';
import type { WebhookMetrics } from './webhookMetrics.ts';

export interface OpenWebhooksOptions {
  readonly db: Db;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Which receivers may be at private addresses. */
  readonly hosts: readonly string[] | null;
  /** Told of what was written here, before that is reported done. */
  readonly note: (change: Change) => void;
}

interface Delivering {
  readonly metrics: WebhookMetrics;
  readonly freshness: Pick<Freshness, 'isLive' | 'onChange'>;
}

export interface OpenWebhooks {
  readonly access: WebhookAccess;
  /** Delivers from now on, where no other process does. */
  deliver(delivering: Delivering): Promise<void>;
  close(): Promise<void>;
}

interface Loaded {
  readonly access: WebhookAccess;
  readonly sender: Sender;
}

/** As long as requests are waited for. */
const graceMs = 5000;
/** What a process that is killed may cost at most. */
const leaseMs = 10_000;

/** Webhooks of a database. What sends is loaded when it is first used: most processes never do. */
export function openWebhooks(options: OpenWebhooksOptions): OpenWebhooks {
  let loading: Promise<Loaded> | null = null;
  let deliverer: Deliverer | null = null;
  const load = (): Promise<Loaded> => (loading ??= create(options));
  const access = async (): Promise<WebhookAccess> => (await load()).access;
  return {
    access: {
      list: async (...given) => (await access()).list(...given),
      register: async (...given) => (await access()).register(...given),
      test: async (...given) => (await access()).test(...given),
      pause: async (...given) => (await access()).pause(...given),
      resume: async (...given) => (await access()).resume(...given),
      rotate: async (...given) => (await access()).rotate(...given),
      replay: async (...given) => (await access()).replay(...given),
      remove: async (...given) => (await access()).remove(...given),
    },
    deliver: async (delivering) => {
      const { Deliverer: Made } = await import('./deliverer.ts');
      const { standardDelaysMs: delaysMs } = await import('./schedule.ts');
      deliverer = new Made({
        ...options,
        ...delivering,
        sender: { send: async (sent) => (await load()).sender.send(sent) },
        now: () => new Date(),
        random: Math.random,
        delaysMs,
        leaseMs,
      });
    },
    close: async () => {
      await deliverer?.close(graceMs);
      await (await loading)?.sender.close();
    },
  };
}

async function create({ db, hosts, note }: OpenWebhooksOptions): Promise<Loaded> {
  const [{ createSender }, { accessWebhooks }] = await Promise.all([
    import('./sender.ts'),
    import('./webhooks.ts'),
  ]);
  const isAllowed = allowHosts(hosts);
  const sender = createSender({ isAllowed });
  const access = accessWebhooks({
    db,
    sender,
    rules: { isAllowed },
    now: () => new Date(),
    note: () => {
      note({ collection: stores.webhooks.name, id: null });
    },
  });
  return { access, sender };
}
