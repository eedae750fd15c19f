import { hash } from 'node:crypto';
import { Socket } from 'node:net';
import closeWithGrace from 'close-with-grace';
import { Registry } from 'prom-client';
import { StartupError } from '../../errors.ts';
import type { LiveGraph } from '../../gateway/live/liveGraph.ts';
import { createLogger } from '../../observing/log.ts';
import { openOperationFiles } from '../../operations/operationFiles.ts';
import type { Readiness, ReadinessCheck } from '../../server/readiness.ts';
import { createServer } from '../../server/server.ts';
import { returnStartMemory } from '../../server/startMemory.ts';
import type { Database, ServeParts, StartContext } from '../parts.ts';
import {
  closeDatabase,
  CLOSING_MS,
  identifyBy,
  BUILT_PAGES,
  deliverFor,
  readinessOf,
  serveGraph,
  whileStarting,
} from '../serveSteps.ts';
import { createUsage } from '../usageSteps.ts';
import { openChannel, type Channel, type End } from './channel.ts';
import type { News, OpenedData, Order, Question, WorkerTask } from './messages.ts';

/** A worker, from its first order to its end: serves what the process above it says, over the database that that has opened. */
export async function runWorker<D extends Database>(parts: ServeParts<D>): Promise<void> {
  ignoreSignals();
  const orders = new Orders();
  const channel = openChannel<News, Order>(parent(), orders);
  process.once('disconnect', () => {
    orders.onStop();
  });
  await channel.tell({ kind: 'here' });
  const task = await orders.begun;
  try {
    await serveTask(parts, { task, orders, channel });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    await channel.tell({ kind: 'failed', reason: error.message });
    process.exit(1);
  }
}

/** What comes to a whole group of processes is for the first of them, who tells the others. */
function ignoreSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => undefined);
}

function parent(): End {
  if (process.send === undefined) {
    throw new Error('Expected a worker to be forked by serve --workers');
  }
  return {
    send: (message, done) => process.send?.(message, undefined, undefined, done),
    on: (event, listener) => process.on(event, listener),
  };
}

/** What a worker was told and is asked. */
class Orders {
  /** The process above waits for others, and who asks over HTTP no longer than 2 s. */
  readonly patienceMs = 1800;
  readonly #begun = Promise.withResolvers<WorkerTask>();
  readonly #data = Promise.withResolvers<OpenedData | null>();
  readonly answers = new Map<Question, () => Promise<unknown>>();
  onConnection: (socket: unknown) => void = () => undefined;
  onRefresh: () => void = () => undefined;
  onStop: () => void = () => process.exit(0);

  readonly begun = this.#begun.promise;
  readonly data = this.#data.promise;

  readonly answer = async (question: Question): Promise<unknown> => this.answers.get(question)?.();

  readonly onNews = (order: Order, handle: unknown): void => {
    switch (order.kind) {
      case 'begin':
        this.#begun.resolve(order.task);
        return;
      case 'serve':
        this.#data.resolve(order.data);
        return;
      case 'take':
        this.onConnection(handle);
        return;
      case 'refresh':
        this.onRefresh();
        return;
      case 'stop':
        this.onStop();
    }
  };
}

interface Told {
  readonly task: WorkerTask;
  readonly orders: Orders;
  readonly channel: Channel<News>;
}

async function serveTask<D extends Database>(
  parts: ServeParts<D>,
  { task, orders, channel }: Told,
): Promise<void> {
  const { config, worker } = task;
  const log = createLogger({ ...config, worker });
  const registry = new Registry();
  const stopping = new AbortController();
  let own: ReadinessCheck = async () => ({ state: 'starting', reason: 'A worker starts.' });
  let health = (): Readonly<Record<string, unknown>> => ({});
  let identify = whileStarting;
  orders.answers.set('readiness', () => own()).set('metrics', () => registry.getMetricsAsJSON());
  const operations = await openOperationFiles({ folder: config.operations, log });
  const usage = createUsage({ config });
  const server = await createServer({
    config,
    usage: usage.counts,
    log,
    registry,
    operations,
    // Only the process above sends answers, of our own version.
    health: () => health(),
    identify: identifyBy(config, () => identify),
    readiness: async () => (await channel.ask('readiness')) as Readiness,
    exposition: async () => (await channel.ask('metrics')) as string,
    pages: BUILT_PAGES,
    onFirstGraph: returnStartMemory,
  });
  const accept = async () => {
    orders.onConnection = (socket) => {
      // Told first: whoever hears it is rid of this connection.
      void channel.tell({ kind: 'free' });
      if (socket instanceof Socket) server.accept(socket);
    };
    await channel.tell({ kind: 'free' });
  };
  let opening: Promise<D | null> = Promise.resolve(null);
  let gateway: LiveGraph | null = null;
  const grace = closeWithGrace(
    { delay: config.graceMs + CLOSING_MS, logger: log, skip: ['SIGINT', 'SIGTERM', 'SIGHUP'] },
    async (event) => {
      if ('err' in event) log.fatal({ err: event.err }, 'stopping after a fault');
      own = async () => ({ state: 'stopping', reason: 'A worker stops.' });
      stopping.abort();
      operations.close();
      await server.close();
      await gateway?.close();
      await usage.close();
      await closeDatabase(opening);
    },
  );
  orders.onStop = () => {
    grace.close();
  };
  orders.onRefresh = () => gateway?.refresh();
  try {
    if (task.acceptsAtOnce) await accept();
    const data = await orders.data;
    const context: StartContext = {
      config: data === null ? config : { ...config, mongodbUri: data.uri, database: data.name },
      log,
      onProgress: (message) => {
        log.info(message);
      },
      signal: stopping.signal,
    };
    if (data !== null) opening = parts.openDatabase(context);
    const database = await opening;
    if (database !== null) health = () => ({ database: database.health() });
    identify = await parts.createIdentify(database, { ...context, registry });
    server.sharePoints(parts.openPoints(database));
    const counted = usage.over(server);
    gateway = await serveGraph(database, parts, {
      context,
      server: {
        serve: async (graph) => {
          await counted.serve(graph);
          const sdl = graph.supergraphSdl ?? '';
          void channel.tell({ kind: 'reloaded', graph: hash('sha1', sdl) });
        },
      },
      registry,
    });
    usage.begin(database, parts, context);
    await deliverFor(database, parts, { ...context, registry });
    own = () => readinessOf(database && { database, report: data?.report ?? null }, gateway);
    if (!task.acceptsAtOnce) await accept();
    await channel.tell({ kind: 'serving', supergraph: gateway?.status() ?? null });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
}
