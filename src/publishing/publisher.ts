import { GraphQLError } from 'graphql';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import type { Change } from '../freshness/freshness.ts';
import { publishing, type AmendmentDoc } from '../collections/publishing.ts';
import type { Command, Outcome } from './command.ts';
import { CoreMemory } from './coreMemory.ts';
import { publish, type PublishParts } from './publish.ts';
import { relate } from './relate.ts';
import { takesAllAtOnce } from './writeBatch.ts';

export interface PublisherOptions {
  readonly db: Db;
  readonly log: Pick<Logger, 'warn'>;
  /** Told of every collection that was written, before the write is reported done. */
  readonly note: (change: Change) => void;
  readonly now?: () => Date;
  /** How long no resource may be written before what is related is told anew. Default: 2 s. */
  readonly restMs?: number;
}

interface Waiting {
  readonly commands: readonly Command[];
  readonly resolve: (outcomes: readonly Outcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/** What is done in one transaction at most; a request with more is one by itself. */
const maxTogether = 500;

/**
 * Writes what one process is asked to, in the order it comes. What has come while one transaction runs is
 * done in the next one, together: writers that wait for each other anyway share what a commit costs.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #core = new CoreMemory();
  readonly #queue: Waiting[] = [];
  #takesAllAtOnce: Promise<boolean> | null = null;
  #running: Promise<void> | null = null;
  #rest: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  async publish(commands: readonly Command[]): Promise<readonly Outcome[]> {
    if (commands.length === 0) return [];
    if (this.#isClosed) throw new Error('The process is stopping');
    return new Promise((resolve, reject) => {
      this.#queue.push({ commands, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** As it stands; null where there is none. */
  async amendment(id: string): Promise<AmendmentDoc | null> {
    return this.#options.db
      .collection<AmendmentDoc>(publishing.amendments.name)
      .findOne({ _id: id }, { maxTimeMS: 10_000 });
  }

  /** Tells anew what is related, where that is due. */
  async relate(): Promise<void> {
    if (await relate(await this.#parts())) this.#note(['resources']);
  }

  /** Lets what is under way finish. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#rest);
    await this.#running;
  }

  async #run(): Promise<void> {
    // A turn later, so that what comes at the same time is done together.
    await Promise.resolve();
    while (this.#queue.length > 0) await this.#runTogether(this.#take());
    this.#running = null;
  }

  #take(): readonly Waiting[] {
    const taken = this.#queue.splice(0, 1);
    let count = taken[0]?.commands.length ?? 0;
    while (count + (this.#queue[0]?.commands.length ?? Infinity) <= maxTogether) {
      const next = this.#queue.shift();
      if (next === undefined) break;
      taken.push(next);
      count += next.commands.length;
    }
    return taken;
  }

  async #runTogether(together: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#publish(together.flatMap(({ commands }) => commands));
      let from = 0;
      for (const { commands, resolve } of together) {
        resolve(outcomes.slice(from, from + commands.length));
        from += commands.length;
      }
    } catch (error) {
      // Where the database does not answer, it does so to none of them.
      if (together.length === 1 || error instanceof GraphQLError) {
        for (const { reject } of together) reject(error);
        return;
      }
      // One of them may be at fault: in turn, each hears of its own.
      for (const one of together) await this.#runTogether([one]);
    }
  }

  async #publish(commands: readonly Command[]): Promise<readonly Outcome[]> {
    const { outcomes, collections, hasResources } = await publish(await this.#parts(), commands);
    this.#note(collections);
    if (hasResources) this.#relateLater();
    return outcomes;
  }

  #note(collections: readonly string[]): void {
    for (const collection of collections) this.#options.note({ collection, id: null });
  }

  #relateLater(): void {
    clearTimeout(this.#rest);
    if (this.#isClosed) return;
    const { restMs = 2000, log } = this.#options;
    this.#rest = setTimeout(() => {
      // It would be in the way of what is written now, and read all that there is beside it.
      if (this.#running !== null) {
        this.#relateLater();
        return;
      }
      this.relate().catch((error: unknown) => {
        log.warn(
          { err: error },
          'what is related could not be told anew; the next write tries again',
        );
      });
    }, restMs).unref();
  }

  async #parts(): Promise<PublishParts> {
    const { db, now = () => new Date() } = this.#options;
    this.#takesAllAtOnce ??= takesAllAtOnce(db);
    const answer = await this.#takesAllAtOnce.catch((error: unknown) => {
      this.#takesAllAtOnce = null;
      throw error;
    });
    return { db, now, core: this.#core, takesAllAtOnce: answer };
  }
}
