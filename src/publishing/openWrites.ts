import { changePage } from '../changes/changePage.ts';
import type { BulkAccess } from './bulkAccess.ts';
import { noWebhooks, type WebhookAccess } from '../webhooks/webhookAccess.ts';
import type { Publisher, PublisherOptions } from './publisher.ts';
import { bulkRefusal, visibleAmendments } from './visible.ts';
import type { Proposed } from './proposed.ts';
import type { WriteAccess } from './writeAccess.ts';
import type { Writes } from './writes.ts';

export interface OpenWrites {
  readonly access: WriteAccess;
  readonly bulk: BulkAccess;
  /** What writes; made when it is first asked for. */
  publisher(): Promise<Publisher>;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}

interface Loaded {
  readonly publisher: Publisher;
  readonly proposed: Proposed;
  readonly writes: Writes;
}

/** Writes to a database. What checks and derives records is loaded with the first write: most processes only read. */
export function openWrites(
  options: PublisherOptions,
  webhooks: WebhookAccess = noWebhooks,
): OpenWrites {
  let loading: Promise<Loaded> | null = null;
  const load = (): Promise<Loaded> => (loading ??= create(options));
  const writes = async (): Promise<Writes> => (await load()).writes;
  return {
    access: {
      publish: async (...given) => (await writes()).publish(...given),
      update: async (...given) => (await writes()).update(...given),
      withdraw: async (...given) => (await writes()).withdraw(...given),
      reportStatus: async (...given) => (await writes()).reportStatus(...given),
      review: async (...given) => (await writes()).review(...given),
      takeBack: async (...given) => (await writes()).takeBack(...given),
      visible: visibleAmendments,
      changesBy: async (amendment) => (await load()).proposed.changes(amendment),
      versionBehind: async (amendment) => (await load()).proposed.version(amendment),
      changes: (args, shown) => changePage(options.db, args, shown),
      webhooks,
    },
    bulk: {
      refusalOf: bulkRefusal,
      publishLines: async (asker, lines) => {
        const [{ publisher }, { publishLines }] = await Promise.all([load(), import('./bulk.ts')]);
        return publishLines(publisher, asker, lines);
      },
    },
    publisher: async () => (await load()).publisher,
    close: async () => {
      await (await loading)?.publisher.close();
    },
  };
}

async function create(options: PublisherOptions): Promise<Loaded> {
  const [{ Publisher: Made }, { Writes: MadeWrites }, { createProposed }] = await Promise.all([
    import('./publisher.ts'),
    import('./writes.ts'),
    import('./proposed.ts'),
  ]);
  const publisher = new Made(options);
  const proposed = createProposed(options.db);
  return { publisher, proposed, writes: new MadeWrites(publisher) };
}
