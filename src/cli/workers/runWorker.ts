import { hash } from 'node:crypto';
import { Socket } from 'node:net';
import closeWithGrace from 'close-with-grace';
import { StartupError } from '../../errors.ts';
import { createLogger } from '../../observing/log.ts';
import { openOperationFiles } from '../../operations/operationFiles.ts';
import type { Readiness, ReadinessCheck } from '../../server/readiness.ts';
import { createServer } from '../../server/server.ts';
import type { Server, ServerParts } from '../../server/serverParts.ts';
import { Backend } from '../backend.ts';
import type { Database, ServeParts, StartContext } from '../parts.ts';
import { CLOSING_MS, readinessOf } from '../serveSteps.ts';
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

interface Above {
  readonly task: WorkerTask;
  readonly orders: Orders;
  readonly channel: Channel<News>;
}

async function serveTask<D extends Database>(
  parts: ServeParts<D>,
  { task, orders, channel }: Above,
): Promise<void> {
  const { config, worker } = task;
  const log = createLogger({ ...config, worker });
  const stopping = new AbortController();
  const backend = new Backend(parts, config);
  let own: ReadinessCheck = async () => ({ state: 'starting', reason: 'A worker starts.' });
  orders.answers
    .set('readiness', () => own())
    .set('metrics', () => backend.registry.getMetricsAsJSON());
  const operations = await openOperationFiles({ folder: config.operations, log });
  const server = await createServer({
    config,
    log,
    operations,
    ...askedAbove(channel),
    ...backend.serverParts(),
  });
  orders.onStop = endByOrder({ config, log }, async () => {
    own = async () => ({ state: 'stopping', reason: 'A worker stops.' });
    stopping.abort();
    operations.close();
    await server.close();
    await backend.close();
  });
  orders.onRefresh = () => {
    backend.refresh();
  };
  try {
    if (task.acceptsAtOnce) await accept(server, { orders, channel });
    const data = await orders.data;
    const context = contextOf(data, { config, log, signal: stopping.signal });
    const database = data === null ? null : await backend.openDatabase(context);
    await backend.serve(database, context, {
      server,
      onServed: ({ supergraphSdl }) =>
        void channel.tell({ kind: 'reloaded', graph: hash('sha1', supergraphSdl ?? '') }),
    });
    own = () =>
      readinessOf(database && { database, report: data?.report ?? null }, backend.supergraph());
    if (!task.acceptsAtOnce) await accept(server, { orders, channel });
    await channel.tell({ kind: 'serving', supergraph: backend.supergraph() });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  }
}

/** What is told of all workers is known to the process above alone; it sends answers of our own version. */
function askedAbove(channel: Channel<News>): Pick<ServerParts, 'readiness' | 'exposition'> {
  return {
    readiness: async () => (await channel.ask('readiness')) as Readiness,
    exposition: async () => (await channel.ask('metrics')) as string,
  };
}

/** Ends this process after a fault, or when what is given back is called; signals are for the process above. */
function endByOrder(
  { config, log }: Pick<StartContext, 'config' | 'log'>,
  stop: () => Promise<void>,
): () => void {
  const grace = closeWithGrace(
    { delay: config.graceMs + CLOSING_MS, logger: log, skip: ['SIGINT', 'SIGTERM', 'SIGHUP'] },
    async (event) => {
      if ('err' in event) log.fatal({ err: event.err }, 'stopping after a fault');
      await stop();
    },
  );
  return () => {
    grace.close();
  };
}

/** Takes connections that the process above hands on. */
async function accept(
  server: Pick<Server, 'accept'>,
  { orders, channel }: Omit<Above, 'task'>,
): Promise<void> {
  orders.onConnection = (socket) => {
    // Told first: whoever hears it is rid of this connection.
    void channel.tell({ kind: 'free' });
    if (socket instanceof Socket) server.accept(socket);
  };
  await channel.tell({ kind: 'free' });
}

/** Of a start over the database that the process above has opened. */
function contextOf(
  data: OpenedData | null,
  { config, log, signal }: Omit<StartContext, 'onProgress'>,
): StartContext {
  return {
    config: data === null ? config : { ...config, mongodbUri: data.uri, database: data.name },
    log,
    onProgress: (message) => {
      log.info(message);
    },
    signal,
  };
}
