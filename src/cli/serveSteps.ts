import { fileURLToPath } from 'node:url';
import type { Registry } from 'prom-client';
import type { Config } from '../settings/config.ts';
import type { LiveGraph } from '../gateway/live/liveGraph.ts';
import type { Identify } from '../identity/identify.ts';
import type { Readiness } from '../server/readiness.ts';
import { returnMemory } from '../server/startMemory.ts';
import type { Server } from '../server/serverParts.ts';
import { printBanner, type Started } from './banner.ts';
import type { Database, GraphContext, ServeParts, StartContext } from './parts.ts';

const builtIn = (folder: string): string =>
  fileURLToPath(new URL(`../../${folder}/dist`, import.meta.url));
export const BUILT_PAGES = { playground: builtIn('playground'), docs: builtIn('site') };
/** Beyond the grace for requests: what closing connections and the database may take. */
export const CLOSING_MS = 10_000;

/** Who asks, as long as there is nothing to look that up in. */
export const whileStarting: Identify = () => ({ state: 'unavailable', retryAfterSeconds: 2 });

/** Null where the configuration says that `Authorization` is nothing to this server. */
export function identifyBy(
  { authorization }: Pick<Config, 'authorization'>,
  current: () => Identify,
): Identify | null {
  return authorization === 'check' ? (...given) => current()(...given) : null;
}

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

interface Target {
  readonly context: StartContext;
  readonly server: Pick<Server, 'serve'>;
  readonly registry: Registry;
}

/** Serves what is configured; gives what keeps it up to date where subgraphs are elsewhere. */
export async function serveGraph<D extends Database>(
  database: D | null,
  parts: ServeParts<D>,
  { context, server, registry }: Target,
): Promise<LiveGraph | null> {
  if (database === null || hasSubgraphs(context.config)) {
    return parts.startGateway(database, {
      ...context,
      registry,
      serve: (graph) => server.serve(graph),
    });
  }
  await server.serve(await parts.createGraph(database, { ...context, registry }));
  return null;
}

/** Tells others of what changes, where there is a database of ours that it changes in. */
export async function deliverFor<D extends Database>(
  database: D | null,
  { deliver }: ServeParts<D>,
  context: GraphContext,
): Promise<void> {
  if (database !== null) await deliver(database, context);
}

/** Says where everything is, or what is missing. */
export async function greet(started: Started): Promise<void> {
  const { data } = started;
  const isReady = data === null || (await data.database.isImported());
  process.stdout.write(isReady ? printBanner(started) : `\n${noData}\n\n`);
}

export async function readinessOf(
  data: Started['data'],
  gateway: LiveGraph | null,
): Promise<Readiness> {
  await data?.database.ping();
  if (data !== null && !(await data.database.isImported())) {
    return { state: 'failed', reason: noData };
  }
  const details = {
    ...(data && { imported: data.report }),
    ...(gateway && { supergraph: gateway.status() }),
  };
  return { state: 'ready', details };
}

const noData = 'The database answers but holds no data: run "mep-graph import <folder>".';

export async function closeDatabase(opening: Promise<Database | null>): Promise<void> {
  const database = await opening.catch(() => null);
  await database?.close();
}
