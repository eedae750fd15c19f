import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';
import { Registry } from 'prom-client';
import { createLogger } from '../log.ts';
import type { ReadinessCheck } from '../server/readiness.ts';
import { createServer } from '../server/server.ts';
import { addSettings, readSettings } from './options.ts';
import type { Database, ImportReport, ServeParts, StartContext } from './parts.ts';

const PLAYGROUND_DIR = fileURLToPath(new URL('../../playground/dist', import.meta.url));
/** Beyond the grace for requests: what closing connections and the database may take. */
const CLOSING_MS = 10_000;

/** `mep-graph serve`: the server over a database, until a signal stops it. */
export function serveCommand<D extends Database>(parts: ServeParts<D>): Command {
  const command = new Command('serve').description('serve the graph until stopped by a signal');
  return addSettings(command).action(async () => {
    const config = readSettings(command);
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
  const server = await createServer({
    config,
    log,
    registry: new Registry(),
    readiness: () => readiness(),
    playgroundDir: PLAYGROUND_DIR,
  });
  const url = await server.listen();
  const opening = parts.openDatabase(context);

  const stop = async () => {
    stopping.abort();
    await server.close();
    const database = await opening.catch(() => null);
    await database?.close();
  };
  const grace = closeWithGrace(
    { delay: config.graceMs + CLOSING_MS, logger: log },
    async (event) => {
      if ('err' in event) log.fatal({ err: event.err }, 'stopping after a fault');
      else log.info({ signal: event.signal }, 'stopping');
      await stop();
      log.info('stopped');
    },
  );

  try {
    const database = await opening;
    const report = config.importOnStart ? await parts.importData(database, context) : null;
    const graph = await parts.createGraph(database, context);
    readiness = async () => {
      await database.ping();
      if (await database.isImported()) return { state: 'ready', details: { imported: report } };
      return {
        state: 'failed',
        reason: noData,
      };
    };
    await server.serve(graph);
    if (signal.aborted) return;
    const isReady = await database.isImported();
    process.stdout.write(isReady ? banner(url, database, report) : `\n${noData}\n\n`);
  } catch (error) {
    // A step that failed because it was told to stop has nothing to say; closing is under way.
    if (signal.aborted) return;
    grace.uninstall();
    await stop();
    throw error;
  }
}

const noData = 'The database answers but holds no data: run "mep-graph import <folder>".';

function banner(url: string, database: Database, report: ImportReport | null): string {
  return `
MEP Graph is ready.

  Playground  ${url}/playground
  GraphQL     ${url}/graphql
  Schema      ${url}/schema.graphql
  All links   ${url}/

  Database    ${database.description}
  Data        ${report === null ? 'as it was in the database; nothing was imported' : describe(report)}

Stop it with Ctrl+C.

`;
}

/** `75 agencies, 52 states, …`, and what this start changed of them. */
function describe(report: ImportReport): string {
  const sum = (count: (row: ImportReport[number]) => number): number =>
    report.reduce((total, row) => total + count(row), 0);
  const [inserted, updated, removed] = [
    sum((row) => row.inserted),
    sum((row) => row.updated),
    sum((row) => row.removed),
  ];
  const changes =
    inserted + updated + removed === 0
      ? 'unchanged since the last import'
      : `imported: ${inserted} new, ${updated} changed, ${removed} removed`;
  const kinds = report
    .filter(({ name }) => shownCollections.has(name))
    .map(
      (row) =>
        `${row.inserted + row.updated + row.unchanged} ${shownCollections.get(row.name) ?? row.name}`,
    );
  return `${changes}\n              ${kinds.join(', ')}`;
}

/** The collections that people know, in their words. */
const shownCollections: ReadonlyMap<string, string> = new Map([
  ['agencies', 'agencies'],
  ['states', 'states'],
  ['stateOrganizations', 'state organizations'],
  ['centers', 'centers'],
  ['associations', 'associations'],
  ['resources', 'resources'],
  ['agreements', 'agreements'],
  ['impacts', 'reports of results'],
  ['funding', 'funding records'],
]);
