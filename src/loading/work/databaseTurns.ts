/** One request that asks the database. */
export interface Claimant {
  inFlight: number;
  readonly waiting: Waiting[];
}

interface Waiting {
  readonly begin: () => void;
  readonly giveUp: (reason: unknown) => void;
  readonly since: number;
}

interface TurnsOptions {
  /** Operations of all requests together. */
  readonly atOnce: number;
  readonly perRequest: number;
}

const databaseTurns: TurnsOptions = { atOnce: 32, perRequest: 6 };

/**
 * Lets a bounded number of operations reach the database at a time. Requests that wait take turns, one
 * operation each: who has one does not stand behind all of who has two hundred.
 */
export class DatabaseTurns {
  readonly #options: TurnsOptions;
  readonly #waiting: Claimant[] = [];
  #inFlight = 0;

  constructor(options: TurnsOptions = databaseTurns) {
    this.#options = options;
  }

  /**
   * For how long the request whose turn comes next has waited; 0 where none waits, and where those that do have
   * as many operations under way as they may.
   */
  get backlogMs(): number {
    const [next] = this.#inFlight < this.#options.atOnce ? [] : this.#waiting;
    const [first] = next?.waiting ?? [];
    return first === undefined ? 0 : performance.now() - first.since;
  }

  /** How many requests wait, each with an operation at least. */
  get waitingRequests(): number {
    return this.#waiting.length;
  }

  /** Null where the operation may begin at once, else resolves when it may. */
  take(claimant: Claimant): Promise<void> | null {
    if (claimant.waiting.length === 0 && this.#mayBegin(claimant)) {
      this.#begin(claimant);
      return null;
    }
    return new Promise((begin, giveUp) => {
      if (claimant.waiting.length === 0) this.#waiting.push(claimant);
      claimant.waiting.push({ begin, giveUp, since: performance.now() });
    });
  }

  giveBack(claimant: Claimant): void {
    claimant.inFlight -= 1;
    this.#inFlight -= 1;
    this.#callNext();
  }

  /** None of what it waits for begins any more. */
  leave(claimant: Claimant, reason: unknown): void {
    const place = this.#waiting.indexOf(claimant);
    if (place >= 0) this.#waiting.splice(place, 1);
    for (const { giveUp } of claimant.waiting.splice(0)) giveUp(reason);
  }

  #callNext(): void {
    const next = this.#waiting.findIndex((claimant) => this.#mayBegin(claimant));
    const [claimant] = next < 0 ? [] : this.#waiting.splice(next, 1);
    const waiting = claimant?.waiting.shift();
    if (claimant === undefined || waiting === undefined) return;
    // Behind all others that wait.
    if (claimant.waiting.length > 0) this.#waiting.push(claimant);
    this.#begin(claimant);
    waiting.begin();
  }

  #mayBegin({ inFlight }: Claimant): boolean {
    return this.#inFlight < this.#options.atOnce && inFlight < this.#options.perRequest;
  }

  #begin(claimant: Claimant): void {
    claimant.inFlight += 1;
    this.#inFlight += 1;
  }
}
