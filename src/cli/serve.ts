import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';
import { Registry } from 'prom-client';
import type { Config } from '../config.ts';
import { StartupError } from '../errors.ts';
import type { LiveGraph } from '../gateway/live/liveGraph.ts';
import { createLogger } from '../log.ts';
import type { Readiness, ReadinessCheck } from '../server/readiness.ts';
import { createServer, type Server } from '../server/server.ts';
import { printBanner, type Started } from './banner.ts';
import { addSettings, readSettings } from './options.ts';
import type { Database, ServeParts, StartContext } from './parts.ts';
import { watchStarter } from './watchStarter.ts';

const PLAYGROUND_DIR = fileURLToPath(new URL('../../playground/dist', import.meta.url));
/** Beyond the grace for requests: what closing connections and the database may take. */
const CLOSING_MS = 10_000;

/** `mep-graph serve`: the server over a database or a supergraph, until a signal stops it. */
export function serveCommand<D extends Database>(parts: ServeParts<D>): Command {
  const command = new Command('serve').description('serve the graph until stopped by a signal');
  return addSettings(command).action(async () => {
    const config = readSettings(command);
    checkCombination(config);
    const stopping = new AbortController();
    await serve(parts, {
      context: {
        config,
        log: createLogger(config),
        onProgress: (message) => process.stdout.write(`${message}\n`),
        signal: stopping.signal,
      },
      stopping,
    });
  });
}

function checkCombination({ supergraph, subgraphs, domains }: Config): void {
  if (supergraph !== null && (subgraphs !== null || domains !== null)) {
    throw new StartupError(
      'Expected --supergraph alone, because it is served exactly as it is; got --subgraphs or --domains as well.',
    );
  }
  if (subgraphs !== null && domains !== null) {
    throw new StartupError(
      'Expected --subgraphs or --domains, got both: some domains are a subgraph, and only the whole graph takes others in.',
    );
  }
}

interface Run {
  readonly context: StartContext;
  readonly stopping: AbortController;
}

async function serve<D extends Database>(
  parts: ServeParts<D>,
  { context, stopping }: Run,
): Promise<void> {
  const { config, log, signal } = context;
  let readiness: ReadinessCheck = async () => ({ state: 'starting', reason: 'Not yet.' });
  let health = (): Readonly<Record<string, unknown>> => ({});
  const registry = new Registry();
  const server = await createServer({
    config,
    log,
    registry,
    readiness: () => readiness(),
    health: () => health(),
    playgroundDir: PLAYGROUND_DIR,
  });
  const url = await server.listen();
  const opening = config.supergraph === null ? parts.openDatabase(context) : Promise.resolve(null);
  let gateway: LiveGraph | null = null;

  const stop = async () => {
    stopping.abort();
    await server.close();
    await gateway?.close();
    await closeDatabase(opening);
  };
  const isReloadable = hasSubgraphs(config) && !process.stdout.isTTY;
  const grace = closeWithGrace(
    {
      delay: config.graceMs + CLOSING_MS,
      logger: log,
      // A terminal that is closed sends it as well, and then nobody is there to stop the process.
      skip: isReloadable ? ['SIGHUP'] : [],
    },
    async (event) => {
      if ('err' in event) log.fatal({ err: event.err }, 'stopping after a fault');
      else log.info({ signal: event.signal }, 'stopping');
      await stop();
      log.info('stopped');
    },
  );
  const unwatch = watchStarter(() => {
    log.info('what started this process is gone');
    process.kill(process.pid, 'SIGTERM');
  });
  // A second signal would end it at once.
  signal.addEventListener('abort', unwatch);
  if (isReloadable) process.on('SIGHUP', () => gateway?.refresh());

  try {
    const database = await opening;
    if (database !== null) health = () => ({ database: database.health() });
    const data = await importInto(database, parts, context);
    readiness = () => readinessOf(data, gateway);
    gateway = await serveGraph(database, parts, { context, server, registry });
    if (signal.aborted) return;
    await greet(url, data, gateway);
  } catch (error) {
    // A step that failed because it was told to stop has nothing to say; closing is under way.
    if (signal.aborted) return;
    grace.uninstall();
    await stop();
    throw error;
  }
}

async function closeDatabase(opening: Promise<Database | null>): Promise<void> {
  const database = await opening.catch(() => null);
  await database?.close();
}

function hasSubgraphs({ supergraph, subgraphs }: Config): boolean {
  return supergraph !== null || subgraphs !== null;
}

async function importInto<D extends Database>(
  database: D | null,
  { importData }: ServeParts<D>,
  context: StartContext,
): Promise<Started['data']> {
  if (database === null) return null;
  const report = context.config.importOnStart ? await importData(database, context) : null;
  return { database, report };
}

interface Target {
  readonly context: StartContext;
  readonly server: Server;
  readonly registry: Registry;
}

/** Serves what is configured; gives what keeps it up to date where subgraphs are elsewhere. */
async function serveGraph<D extends Database>(
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

async function greet(url: string, data: Started['data'], gateway: LiveGraph | null): Promise<void> {
  const isReady = data === null || (await data.database.isImported());
  const supergraph = gateway?.status() ?? null;
  process.stdout.write(isReady ? printBanner({ url, data, supergraph }) : `\n${noData}\n\n`);
}

async function readinessOf(data: Started['data'], gateway: LiveGraph | null): Promise<Readiness> {
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
