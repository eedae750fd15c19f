import type { Db } from 'mongodb';
import { Registry } from 'prom-client';
import { hearing } from '../../src/collections/hearing.ts';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import { followChanges, type FollowedChanges } from '../../src/freshness/followChanges.ts';
import { createFreshnessMetrics } from '../../src/freshness/freshnessMetrics.ts';
import { createClient } from '../../src/mongo/client.ts';
import { watchPrimary } from '../../src/mongo/primary.ts';
import { until } from './until.ts';

export interface Followed {
  /** What requests would read; its client emits an event for each command. */
  readonly db: Db;
  readonly changes: ChangeLog;
  readonly freshness: FollowedChanges;
  readonly registry: Registry;
  /** What was logged, level and reason or message. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** Follows a database as a server process does, with clients of its own. */
export async function follow(
  uri: string,
  databaseName: string,
  /** Long unless said otherwise: on a busy machine, a stream may be late. */
  staleAfterMs = 600_000,
): Promise<Followed> {
  const client = createClient(uri, true);
  const primary = watchPrimary(client);
  await client.connect();
  const db = client.db(databaseName);
  const changes = new ChangeLog();
  const registry = new Registry();
  const logged: string[] = [];
  const log = (level: string) => (facts: unknown, message?: string) => {
    const { reason = message ?? facts } = Object(facts) as { readonly reason?: unknown };
    logged.push(`${level}: ${String(reason)}`);
  };
  const freshness = followChanges({
    db,
    primary,
    createClient: () => createClient(uri),
    changes,
    hearing,
    log: { info: log('info'), warn: log('warn') },
    metrics: createFreshnessMetrics(registry),
    staleAfterMs,
  });
  return {
    db,
    changes,
    freshness,
    registry,
    logged,
    close: async () => {
      await freshness.close();
      await client.close();
    },
  };
}

export async function untilLive({ freshness }: Pick<Followed, 'freshness'>): Promise<void> {
  await until('the changes to be followed', () => freshness.isLive());
}
