import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import type { StoredDoc } from '../../src/collections/define.ts';
import { ChangeLog } from '../../src/freshness/changeLog.ts';
import type { Freshness } from '../../src/freshness/freshness.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import type { TestDatabase } from './database.ts';
import { realDatabase } from './realData.ts';
import { ask, send, startServerOver } from './startServer.ts';

const QUERY = '{ center(slug: "gamep") { name state { name } } }';

type Settings = NonNullable<Parameters<typeof startServerOver>[1]>['settings'];

/** A server that keeps answers over the product's own data, new for each test, whose reads can be held up. */
class AnswersKept {
  readonly database: TestDatabase;
  readonly query = QUERY;
  /** `find centers`, as MongoDB was asked. */
  operations: string[] = [];
  /** What a read waits for once MongoDB has answered it. */
  afterRead: (collection: string) => Promise<void> = async () => undefined;
  #changes = new ChangeLog();
  #started: Awaited<ReturnType<typeof startServerOver>> | null = null;

  constructor(database: TestDatabase) {
    this.database = database;
  }

  get url(): string {
    if (this.#started === null) throw new Error('Expected a test to be running.');
    return this.#started.url;
  }

  /** Serves a graph in the place of the one before. */
  async serve(graph: Graph, settings: Settings = {}): Promise<void> {
    await this.close();
    this.#started = await startServerOver(graph, { settings });
    this.operations = [];
  }

  async renew(): Promise<void> {
    this.#changes = new ChangeLog();
    await this.serve(this.graph());
  }

  async close(): Promise<void> {
    await this.#started?.server.close();
    this.#started = null;
  }

  /** The real graph over the real database. */
  graph(freshness: Freshness = noted(this.#changes)): Graph {
    const data = accessData(this.database.db, 240_000, { freshness });
    this.afterRead = async () => undefined;
    return createGraph({
      ...data,
      openReader: (signal) => {
        const reader = data.openReader(signal);
        const find = reader.find.bind(reader);
        reader.find = async (collection, ...question) => {
          const rows = await find(collection, ...question);
          await this.afterRead(collection);
          return rows;
        };
        return reader;
      },
    });
  }

  /** Tells of a change, as the change stream would. */
  note(collection: string): void {
    this.#changes.note({ collection, id: null });
  }

  async write(name: string): Promise<void> {
    const centers = this.database.db.collection<StoredDoc>('centers');
    await centers.updateOne({ _id: 'Center:gamep' }, { $set: { name } });
  }

  /** Writes, and tells of it. */
  async rename(name: string): Promise<void> {
    await this.write(name);
    this.note('centers');
  }

  async askName(): Promise<unknown> {
    return nameIn((await ask(this, QUERY)).body);
  }

  async metrics(): Promise<string> {
    return (await send(`${this.url}/metrics`)).text;
  }

  /** Holds the next read of centers up once MongoDB has answered it. */
  holdUp(): { readonly read: Promise<void>; readonly letGo: () => void } {
    const reached = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    this.afterRead = async (collection) => {
      if (collection !== 'centers') return;
      this.afterRead = async () => undefined;
      reached.resolve(undefined);
      await gate.promise;
    };
    return {
      read: reached.promise,
      letGo: () => {
        gate.resolve(undefined);
      },
    };
  }
}

/** Believed at any load of the machine. */
function noted(changes: ChangeLog): Freshness {
  return {
    get sequence() {
      return changes.sequence;
    },
    lastChange: (name) => changes.lastChange(name),
    isLive: () => true,
    lagMs: () => null,
    onChange: (listener) => changes.onChange(listener),
  };
}

/** The name of the center in an answer to the query. */
export function nameIn(body: unknown): unknown {
  return (body as { data?: { center?: { name?: unknown } } }).data?.center?.name;
}

/** The number in the metrics of how often the cache was asked so. */
export async function counted(kept: AnswersKept, outcome: string): Promise<number> {
  const line = `mep_graph_response_cache_requests_total{outcome="${outcome}"} `;
  return Number((await kept.metrics()).split(line)[1]?.split('\n')[0] ?? 0);
}

export function useAnswersKept(): AnswersKept {
  const kept = new AnswersKept(realDatabase());
  beforeAll(() => {
    kept.database.client.on('commandStarted', ({ command, commandName }: CommandStartedEvent) => {
      if (commandName === 'find') kept.operations.push(`find ${String(command['find'])}`);
    });
  });
  beforeEach(() => kept.renew());
  afterEach(() => kept.close());
  return kept;
}
