import type { ClientSession, Db, Document } from 'mongodb';
import type { Signal } from '../signal.ts';
import {
  createReader,
  type Asking,
  type Availability,
  type IndexNames,
  type Reader,
} from './reader.ts';
import type { Claimant, DatabaseTurns } from './work/databaseTurns.ts';

interface ReadsOptions {
  readonly db: Db;
  readonly turns: DatabaseTurns;
  /** Bound of all that the request reads, from now on. */
  readonly maxTimeMs: number;
  readonly indexNames: IndexNames | undefined;
  readonly availability: Availability | undefined;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: Signal | undefined;
}

/**
 * Reads for one request. Its operations take turns with those of others, may take what is left of the request's
 * time, and end soon when it is stopped: all that run are in one session, which one command kills. The
 * driver would close their connections instead, and clients that come and go would cost new ones.
 */
export class RequestReader implements Reader {
  readonly #db: Db;
  readonly #turns: DatabaseTurns;
  readonly #signal: Signal | undefined;
  readonly #availability: Availability | undefined;
  readonly #reader: Reader;
  readonly #claimant: Claimant = { inFlight: 0, waiting: [] };
  readonly #deadline: number;
  #session: ClientSession | null = null;
  #stopped: Error | null = null;

  constructor({ db, turns, maxTimeMs, indexNames, availability, signal }: ReadsOptions) {
    this.#db = db;
    this.#turns = turns;
    this.#signal = signal;
    this.#availability = availability;
    this.#deadline = performance.now() + maxTimeMs;
    this.#reader = createReader(db, () => this.#asking(), indexNames);
    const leave = (): void => {
      this.stop(new Error('The client has left.'));
    };
    signal?.addEventListener('abort', leave, { once: true });
  }

  find(...question: Parameters<Reader['find']>): ReturnType<Reader['find']> {
    return this.#inTurn(() => this.#reader.find(...question));
  }

  aggregate<Found extends Document>(
    ...question: Parameters<Reader['aggregate']>
  ): Promise<readonly Found[]> {
    return this.#inTurn(() => this.#reader.aggregate<Found>(...question));
  }

  lookUp<Found extends Document>(
    ...question: Parameters<Reader['lookUp']>
  ): Promise<readonly Found[]> {
    return this.#inTurn(() => this.#reader.lookUp<Found>(...question));
  }

  /** Begins nothing any more, and ends what runs. */
  stop(reason: Error): void {
    if (this.#stopped !== null) return;
    this.#stopped = reason;
    this.#turns.leave(this.#claimant, reason);
    if (this.#session !== null) void killSession(this.#db, this.#session);
  }

  #asking(): Asking {
    const session = (this.#session ??= this.#db.client.startSession({ causalConsistency: false }));
    return {
      session,
      maxTimeMs: Math.floor(this.#deadline - performance.now()),
      isStopped: () => this.#stopped !== null,
      availability: this.#availability,
    };
  }

  async #inTurn<Found>(run: () => Promise<Found>): Promise<Found> {
    this.#throwIfStopped();
    const turn = this.#turns.take(this.#claimant);
    if (turn !== null) await turn;
    try {
      this.#throwIfStopped();
      return await run();
    } finally {
      this.#turns.giveBack(this.#claimant);
      this.#endIdleSession();
    }
  }

  #throwIfStopped(): void {
    this.#signal?.throwIfAborted();
    if (this.#stopped !== null) throw this.#stopped;
  }

  /** One that was stopped ends when it is killed. */
  #endIdleSession(): void {
    if (this.#claimant.inFlight > 0 || this.#stopped !== null) return;
    void this.#session?.endSession();
    this.#session = null;
  }
}

/** What cannot be killed ends at its bound. */
async function killSession(db: Db, session: ClientSession): Promise<void> {
  try {
    await db.admin().command({ killSessions: [session.id] });
  } catch {
    return;
  }
  // Not before: another request would have it.
  await session.endSession();
}
