import { Command } from 'commander';
import { Registry } from 'prom-client';
import { readVariable, type Config } from '../settings/config.ts';
import { StartupError } from '../errors.ts';
import type { LiveGraph } from '../gateway/live/liveGraph.ts';
import { startLog } from './startLog.ts';
import { openOperationFiles } from '../operations/operationFiles.ts';
import type { ReadinessCheck } from '../server/readiness.ts';
import { createServer } from '../server/server.ts';
import { returnStartMemory } from '../server/startMemory.ts';
import { addSettings, readSettings } from './options.ts';
import type { Database, ServeParts } from './parts.ts';
import {
  closeDatabase,
  deliverFor,
  CLOSING_MS,
  greet,
  identifyBy,
  importInto,
  BUILT_PAGES,
  readinessOf,
  type Run,
  serveGraph,
  whileStarting,
} from './serveSteps.ts';
import { createUsage } from './usageSteps.ts';
import { stopInOrder } from './stopInOrder.ts';
import { workerVariable } from './workers/messages.ts';

/** `mep-graph serve`: the server over a database or a supergraph, until a signal stops it. */
export function serveCommand<D extends Database>(parts: ServeParts<D>): Command {
  const command = new Command('serve').description('serve the graph until stopped by a signal');
  return addSettings(command).action(async () => {
    if (readVariable(workerVariable) !== undefined) {
      const { runWorker } = await import('./workers/runWorker.ts');
      await runWorker(parts);
      return;
    }
    const config = readSettings(command);
    checkCombination(config);
    const stopping = new AbortController();
    const run: Run = {
      context: {
        config,
        log: startLog(config),
        onProgress: (message) => process.stdout.write(`${message}\n`),
        signal: stopping.signal,
      },
      stopping,
    };
    if (config.workers === 1) {
      await serve(parts, run);
      return;
    }
    const { serveByWorkers } = await import('./workers/serveByWorkers.ts');
    await serveByWorkers(parts, run);
  });
}

function checkCombination(config: Config): void {
  const { supergraph, subgraphs, domains } = config;
  checkTokenSettings(config);
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

/** Half of what says whose tokens are good would let others in. */
function checkTokenSettings({ tokenIssuer, tokenAudience, tokenKeys }: Config): void {
  const given = [tokenIssuer, tokenAudience, tokenKeys].filter((value) => value !== null);
  if (given.length === 0 || given.length === 3) return;
  throw new StartupError(
    'Expected --token-issuer, --token-audience and --token-keys together, got only some of them.',
  );
}

async function serve<D extends Database>(
  parts: ServeParts<D>,
  { context, stopping }: Run,
): Promise<void> {
  const { config, log, signal } = context;
  let readiness: ReadinessCheck = async () => ({ state: 'starting', reason: 'Not yet.' });
  let health = (): Readonly<Record<string, unknown>> => ({});
  let identify = whileStarting;
  const registry = new Registry();
  const operations = await openOperationFiles({ folder: config.operations, log });
  const usage = createUsage(context);
  const server = await createServer({
    config,
    usage: usage.counts,
    log,
    registry,
    operations,
    readiness: () => readiness(),
    health: () => health(),
    pages: BUILT_PAGES,
    identify: identifyBy(config, () => identify),
    onFirstGraph: returnStartMemory,
  });
  const url = await server.listen();
  const opening = config.supergraph === null ? parts.openDatabase(context) : Promise.resolve(null);
  let gateway: LiveGraph | null = null;

  const stop = async () => {
    stopping.abort();
    operations.close();
    await server.close();
    await gateway?.close();
    await usage.close();
    await closeDatabase(opening);
  };
  const leaveSignals = stopInOrder(context, {
    stop,
    withinMs: config.graceMs + CLOSING_MS,
    refresh: () => gateway?.refresh(),
  });

  try {
    const database = await opening;
    if (database !== null) health = () => ({ database: database.health() });
    const data = await importInto(database, parts, context);
    readiness = () => readinessOf(data, gateway);
    identify = await parts.createIdentify(database, { ...context, registry });
    server.sharePoints(parts.openPoints(database));
    gateway = await serveGraph(database, parts, {
      ...{ context, registry },
      server: usage.over(server),
    });
    if (signal.aborted) return;
    usage.begin(database, parts, context);
    await deliverFor(database, parts, { ...context, registry });
    await greet({ url, data, supergraph: gateway?.status() ?? null, workers: config.workers });
  } catch (error) {
    // A step that failed because it was told to stop has nothing to say; closing is under way.
    if (signal.aborted) return;
    leaveSignals();
    await stop();
    throw error;
  }
}
