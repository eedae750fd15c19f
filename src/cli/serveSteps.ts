import type { Config } from '../settings/config.ts';
import type { LiveStatus } from '../gateway/live/liveGraph.ts';
import type { Readiness } from '../server/readiness.ts';
import { returnMemory } from '../server/startMemory.ts';
import { printBanner, type Started } from './banner.ts';
import type { Database, ServeParts, StartContext } from './parts.ts';

/** Beyond the grace for requests: what closing connections and the database may take. */
export const CLOSING_MS = 10_000;

/** One start, and what ends it. */
export interface Run {
  readonly context: StartContext;
  readonly stopping: AbortController;
}

export function hasSubgraphs({ supergraph, subgraphs }: Config): boolean {
  return supergraph !== null || subgraphs !== null;
}

/** Null where a supergraph is served whose subgraphs are all elsewhere. */
export async function importInto<D extends Database>(
  database: D | null,
  { importData }: ServeParts<D>,
  context: StartContext,
): Promise<Started['data']> {
  if (database === null) return null;
  const report = context.config.importOnStart ? await importData(database, context) : null;
  // Some 70 MB, which a server that is asked at once would keep for as long as it is asked.
  if (report?.some(({ inserted, updated }) => inserted + updated > 0)) returnMemory();
  return { database, report };
}

/** Says where everything is, or what is missing. */
export async function greet(started: Started): Promise<void> {
  const { data } = started;
  const isReady = data === null || (await data.database.isImported());
  process.stdout.write(isReady ? printBanner(started) : `\n${noData}\n\n`);
}

export async function readinessOf(
  data: Started['data'],
  supergraph: LiveStatus | null,
): Promise<Readiness> {
  await data?.database.ping();
  if (data !== null && !(await data.database.isImported())) {
    return { state: 'failed', reason: noData };
  }
  const details = {
    ...(data && { imported: data.report }),
    ...(supergraph && { supergraph }),
  };
  return { state: 'ready', details };
}

const noData = 'The database answers but holds no data: run "mep-graph import <folder>".';

export async function closeDatabase(opening: Promise<Database | null>): Promise<void> {
  const database = await opening.catch(() => null);
  await database?.close();
}
