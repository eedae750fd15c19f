import type { GraphQLError } from 'graphql';
import { userError } from '../../errors.ts';

/** What one operation may still spend on work, in points: about a microsecond of a processor each. */
export class Purse {
  readonly #maxPoints: number;
  #limit: number;
  #spent = 0;
  #looked = 0;
  #refusal: GraphQLError | null = null;

  /** @param maxPoints - `Infinity` where nothing is refused */
  constructor(maxPoints: number) {
    this.#maxPoints = maxPoints;
    this.#limit = maxPoints;
  }

  /** What was paid for beside what is found: for counting, looking through, searching. */
  get looked(): number {
    return this.#looked;
  }

  /** Whether something was refused: nothing more is worth beginning. */
  get isOver(): boolean {
    return this.#refusal !== null;
  }

  /**
   * Pays for work before it is begun.
   * @param size - documents of the collection: to look at all of a large one a few times is always allowed
   * @throws QUERY_TOO_LARGE when that is more than is left, and whatever is asked for from then on.
   */
  pay(points: number, size = 0): void {
    this.payForFound(points, size);
    this.#looked += points;
  }

  /** The same for elements, values and cells that are found, which the answer has. */
  payForFound(points: number, size = 0): void {
    if (this.#refusal !== null) throw this.#refusal;
    this.#spent += points;
    this.#limit = Math.max(this.#limit, size * looksAtAll);
    if (this.#spent <= this.#limit) return;
    const bound =
      this.#limit === this.#maxPoints ? 'MAX_POINTS' : `all of a collection ${looksAtAll} times`;
    this.#refusal = userError(
      'QUERY_TOO_LARGE',
      `Expected an operation of at most ${this.#limit} points of work (${bound}), got one of at least ${Math.ceil(this.#spent)}. Ask for fewer counts, facets, cross tables or searches, or for those of fewer parents.`,
    );
    throw this.#refusal;
  }
}

/** A cross table under a filter looks at everything once, for about three points a document. */
const looksAtAll = 4;
