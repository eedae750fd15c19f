import { fileURLToPath } from 'node:url';
import { Registry } from 'prom-client';
import { keepCompiled } from '../bundled.js';
import type { LiveGraph, LiveStatus } from '../gateway/live/liveGraph.ts';
import type { Graph } from '../graph/graph.ts';
import type { Identify } from '../identity/identify.ts';
import { whenQuiet } from '../server/operations/whenQuiet.ts';
import type { Server, ServerParts } from '../server/serverParts.ts';
import { returnStartMemory } from '../server/startMemory.ts';
import type { Config } from '../settings/config.ts';
import type { Database, GraphContext, ServeParts, StartContext } from './parts.ts';
import { closeDatabase, hasSubgraphs } from './serveSteps.ts';
import { createUsage, type Usage } from './usageSteps.ts';

const builtIn = (folder: string): string =>
  fileURLToPath(new URL(`../../${folder}/dist`, import.meta.url));

type OfServer = Pick<
  ServerParts,
  'registry' | 'usage' | 'health' | 'identify' | 'pages' | 'onFirstGraph'
>;

/** What a server answers from: a database, what knows who asks, and a graph, each from when it is there. */
export class Backend<D extends Database> {
  readonly registry = new Registry();
  readonly #parts: ServeParts<D>;
  readonly #config: Config;
  readonly #usage: Usage;
  #opening: Promise<D | null> = Promise.resolve(null);
  #health = (): Readonly<Record<string, unknown>> => ({});
  #identify: Identify = () => ({ state: 'unavailable', retryAfterSeconds: 2 });
  #gateway: LiveGraph | null = null;

  constructor(parts: ServeParts<D>, config: Config) {
    this.#parts = parts;
    this.#config = config;
    this.#usage = createUsage({ config });
  }

  /** What a server is made with, and asks again for as long as it is there. */
  serverParts(): OfServer {
    return {
      registry: this.registry,
      usage: this.#usage.counts,
      health: () => this.#health(),
      // Where the configuration says so, `Authorization` is nothing to this server.
      identify:
        this.#config.authorization === 'check' ? (...given) => this.#identify(...given) : null,
      pages: { playground: builtIn('playground'), docs: builtIn('site') },
      onFirstGraph: (requests) => {
        whenQuiet(() => requests.idleMs(), keepCompiled);
        // Where it ends before.
        process.once('exit', keepCompiled);
        returnStartMemory(requests);
      },
    };
  }

  async openDatabase(context: StartContext): Promise<D> {
    const opening = this.#parts.openDatabase(context);
    this.#opening = opening;
    const database = await opening;
    this.#health = () => ({ database: database.health() });
    return database;
  }

  /**
   * Has a server answer from now on; resolves once it does, and what goes on beside it has begun.
   * @param database - null where a supergraph is served whose subgraphs are all elsewhere
   * @param onServed - told of each graph once it is served
   */
  async serve(
    database: D | null,
    startContext: StartContext,
    { server, onServed = () => undefined }: Target,
  ): Promise<void> {
    const parts = this.#parts;
    const context: GraphContext = { ...startContext, registry: this.registry };
    this.#identify = await parts.createIdentify(database, context);
    server.sharePoints(parts.openPoints(database));
    const counted = this.#usage.over(server);
    await this.#serveGraph(database, context, async (graph) => {
      await counted.serve(graph);
      onServed(graph);
    });
    if (context.signal.aborted) return;
    this.#usage.begin(database, parts, context);
    if (database !== null) await parts.deliver(database, context);
  }

  async #serveGraph(
    database: D | null,
    context: GraphContext,
    serve: (graph: Graph) => Promise<void>,
  ): Promise<void> {
    if (database === null || hasSubgraphs(context.config)) {
      this.#gateway = await this.#parts.startGateway(database, { ...context, serve });
    } else {
      await serve(await this.#parts.createGraph(database, context));
    }
  }

  /** Of the graph of several subgraphs; null where there are none, or it is not there yet. */
  supergraph(): LiveStatus | null {
    return this.#gateway?.status() ?? null;
  }

  /** Looks at subgraphs and their list now. */
  refresh(): void {
    this.#gateway?.refresh();
  }

  /** Once the server does not answer any more. */
  async close(): Promise<void> {
    await this.#gateway?.close();
    await this.#usage.close();
    await closeDatabase(this.#opening);
  }
}

interface Target {
  readonly server: Pick<Server, 'serve' | 'sharePoints'>;
  readonly onServed?: (graph: Graph) => void;
}
