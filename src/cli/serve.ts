import { Command } from 'commander';
import { readVariable, type Config } from '../settings/config.ts';
import { StartupError } from '../errors.ts';
import { startLog } from './startLog.ts';
import { openOperationFiles } from '../operations/operationFiles.ts';
import type { ReadinessCheck } from '../server/readiness.ts';
import { createServer } from '../server/server.ts';
import { Backend } from './backend.ts';
import { addSettings, readSettings } from './options.ts';
import type { Database, ServeParts } from './parts.ts';
import { CLOSING_MS, greet, importInto, readinessOf, type Run } from './serveSteps.ts';
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
  const backend = new Backend(parts, config);
  const operations = await openOperationFiles({ folder: config.operations, log });
  const server = await createServer({
    config,
    log,
    operations,
    readiness: () => readiness(),
    ...backend.serverParts(),
  });
  const url = await server.listen();
  const stop = async () => {
    stopping.abort();
    operations.close();
    await server.close();
    await backend.close();
  };
  const leaveSignals = stopInOrder(context, {
    stop,
    withinMs: config.graceMs + CLOSING_MS,
    refresh: () => {
      backend.refresh();
    },
  });

  try {
    const database = config.supergraph === null ? await backend.openDatabase(context) : null;
    const data = await importInto(database, parts, context);
    readiness = () => readinessOf(data, backend.supergraph());
    await backend.serve(database, context, { server });
    if (signal.aborted) return;
    await greet({ url, data, supergraph: backend.supergraph(), workers: config.workers });
  } catch (error) {
    // A step that failed because it was told to stop has nothing to say; closing is under way.
    if (signal.aborted) return;
    leaveSignals();
    await stop();
    throw error;
  }
}
