import { setTimeout as delay } from 'node:timers/promises';
import type { Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { watchPrimary, type ReadPrimary } from '../mongo/primary.ts';
import type { ChangeLog } from './changeLog.ts';
import { openChangeStream, type Batch, type ChangeStream, type Hearing } from './changeStream.ts';
import { Commits } from './commits.ts';
import type { FreshnessMetrics } from './freshnessMetrics.ts';
import type { Freshness } from './freshness.ts';
import { Watchdog } from './watchdog.ts';

export interface FollowOptions {
  /** What requests read. */
  readonly db: Db;
  /** The primary that requests are answered by. */
  readonly primary: ReadPrimary;
  /** Makes a client of the same server, so that requests cannot take the stream's connections. */
  readonly createClient: () => MongoClient;
  /** Where changes are noted; own writes too. */
  readonly changes: ChangeLog;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly metrics: FreshnessMetrics;
  /** Default: everything is told. */
  readonly hearing?: Hearing;
  /** No answer of the stream for so long, and nothing that is cached is believed. Default: a second. */
  readonly staleAfterMs?: number;
}

export interface FollowedChanges extends Freshness {
  close(): Promise<void>;
}

const hearAll: Hearing = { unheard: [], toldBy: new Map() };
const defaultStaleAfterMs = 1000;
/** Changes that follow each other closer than that come together, at the price of as much lag. */
const pauseMs = 5;
/** Who was held up asks without waiting for more changes. */
const lateAfterMs = 300;
const shortestRetryMs = 50;
const longestRetryMs = 2000;

/**
 * Follows the changes of a database by one change stream, for as long as the process runs. The stream
 * begins anew after any trouble, and then everything counts as changed: what was missed is not known.
 */
export function followChanges(options: FollowOptions): FollowedChanges {
  return new Follower(options);
}

class Follower implements FollowedChanges {
  readonly #options: FollowOptions;
  readonly #client: MongoClient;
  readonly #streamPrimary: ReadPrimary;
  readonly #staleAfterMs: number;
  readonly #closing = new AbortController();
  readonly #following: Promise<void>;
  /** When the answer was asked for after which nothing was missing. */
  #caughtUpAt = -Infinity;
  /** What was counted to: by what has been heard, and by what was heard with all that goes with it. */
  #count = { heard: -1, known: -1 };
  /** What the stream reads from. */
  #primary: string | null = null;
  #lagMs: number | null = null;
  /** Since when most members lack something at each answer; null where they do not. */
  #lackingSince: number | null = null;
  #hasTrouble = false;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#client = options.createClient();
    this.#staleAfterMs = options.staleAfterMs ?? defaultStaleAfterMs;
    this.#streamPrimary = watchPrimary(this.#client);
    options.metrics.observeLiveness(() => this.isLive());
    this.#following = this.#follow();
  }

  get sequence(): number {
    return this.#options.changes.sequence;
  }

  lastChange(collection: string): number {
    return this.#options.changes.lastChange(collection);
  }

  lagMs(): number | null {
    return this.#lagMs;
  }

  onChange(listener: Parameters<Freshness['onChange']>[0]): () => void {
    return this.#options.changes.onChange(listener);
  }

  isLive(): boolean {
    return performance.now() - this.#caughtUpAt < this.#staleAfterMs && this.#isOnPrimary();
  }

  async untilKnown(at: number, waitMs: number, count: number | null = null): Promise<void> {
    const until = performance.now() + waitMs;
    const isKnown = (): boolean =>
      this.#caughtUpAt >= at || (count !== null && this.#count.known >= count);
    while (this.isLive() && !isKnown() && performance.now() < until) {
      // In turn: each looks at what has come meanwhile.
      await delay(pauseMs);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('The process is stopping'));
    this.#caughtUpAt = -Infinity;
    // Ends what still waits for a server.
    await this.#client.close();
    await this.#following;
  }

  /** A former primary may answer long after requests are answered by another server. */
  #isOnPrimary(): boolean {
    return this.#primary !== null && this.#options.primary() === this.#primary;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#closing;
    const obstacle = obstacleIn(this.#options.db);
    if (obstacle !== null) {
      this.#complain(obstacle);
      return;
    }
    let retryMs = shortestRetryMs;
    while (!this.#isClosing()) {
      try {
        await this.#followOnce(() => {
          retryMs = shortestRetryMs;
        });
      } catch (error) {
        this.#caughtUpAt = -Infinity;
        if (this.#isClosing()) return;
        this.#complain(error instanceof Error ? error.message : String(error));
      }
      this.#options.metrics.countRestart();
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Follows one stream to its end, which is always trouble. */
  async #followOnce(onLive: () => void): Promise<never> {
    await this.#client.connect();
    const stalled = new AbortController();
    const watchdog = new Watchdog(this.#staleAfterMs, () => {
      stalled.abort(new Error(`The change stream did not answer for ${this.#staleAfterMs} ms`));
    });
    const signal = AbortSignal.any([this.#closing.signal, stalled.signal]);
    const db = this.#client.db(this.#options.db.databaseName);
    let stream: ChangeStream | null = null;
    try {
      const primary = this.#agreedPrimary();
      stream = await openChangeStream(db, this.#options.hearing ?? hearAll, signal);
      this.#options.changes.noteEverything();
      this.#count = { heard: -1, known: -1 };
      this.#primary = primary;
      const commits = new Commits(this.#staleAfterMs);
      for (let isLate = false; ;) {
        const askedAt = performance.now();
        await this.#catchUp(stream, commits, isLate);
        isLate = performance.now() - askedAt > lateAfterMs;
        watchdog.refresh();
        onLive();
      }
    } finally {
      watchdog.stop();
      await stream?.close();
    }
  }

  /** @param isLate - whether the answer before came late */
  async #catchUp(stream: ChangeStream, commits: Commits, isLate: boolean): Promise<void> {
    const askedAt = performance.now();
    // Before the changes: what most members have now, the stream tells now.
    const coveredAt = commits.coveredAt(askedAt, await stream.progress());
    const batch = await stream.next(isLate);
    if (this.#agreedPrimary() !== this.#primary) {
      throw new Error('Another server is the primary now');
    }
    this.#apply(batch);
    if (batch.isComplete && coveredAt !== null) {
      this.#caughtUpAt = coveredAt;
      this.#recover();
    }
    this.#noteLack(coveredAt === null, askedAt, isLate);
    if (batch.changes.length > 0 && performance.now() - askedAt < pauseMs) await delay(pauseMs);
  }

  /** What has just been written most members may lack for a moment, as the first answer after a pause may find. */
  #noteLack(isLacking: boolean, askedAt: number, isLate: boolean): void {
    if (!isLacking) this.#lackingSince = null;
    else if (this.#lackingSince === null || isLate) this.#lackingSince = askedAt;
    else if (!this.isLive() && askedAt - this.#lackingSince >= this.#staleAfterMs) {
      this.#complain('most members of the replica set lack what its primary has written');
    }
  }

  #agreedPrimary(): string {
    const primary = this.#options.primary();
    if (primary === null || this.#streamPrimary() !== primary) {
      throw new Error('No primary of a replica set is known');
    }
    return primary;
  }

  #apply({ changes, writtenAt, count, isComplete }: Batch): void {
    for (const change of changes) this.#options.changes.note(change);
    const heard = count ?? this.#count.heard;
    // What one transaction has changed may come in several answers.
    this.#count = { heard, known: isComplete ? heard : this.#count.known };
    const now = Date.now();
    for (const at of writtenAt) {
      // The server's clock may be ahead of ours.
      this.#lagMs = Math.max(0, now - at);
      this.#options.metrics.observeLag(this.#lagMs);
    }
  }

  #complain(reason: string): void {
    if (this.#hasTrouble) return;
    this.#hasTrouble = true;
    this.#options.log.warn(
      { reason },
      'changes of the database cannot be followed: caches are bypassed until they can',
    );
  }

  #recover(): void {
    if (!this.#hasTrouble) return;
    this.#hasTrouble = false;
    this.#options.log.info('changes of the database are followed again: caches are in use');
  }
}

function obstacleIn(db: Db): string | null {
  const { mode } = db.readPreference;
  return mode === 'primary'
    ? null
    : `requests may be answered by other members than the primary (readPreference ${mode}), which learn of changes later`;
}
