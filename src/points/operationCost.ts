import type { Spending } from '../graph/graph.ts';
import { compileActual } from './actual.ts';
import { compileEstimate } from './estimate.ts';
import type { Priced } from './priced.ts';
import { KEPT_COST } from './points.ts';
import { MICROSECONDS_PER_POINT } from './work.ts';

type Sent = Readonly<Record<string, unknown>>;

/** What an operation costs: before it runs, at most, and by its answer. */
export interface OperationCost {
  estimate(sent: Sent): number;
  actual(data: object, sent: Sent): number;
}

/** Compiled when it is first asked for. */
export function priceOperation(priced: Priced): OperationCost {
  let estimate: OperationCost['estimate'] | null = null;
  let actual: OperationCost['actual'] | null = null;
  return {
    // Whatever there is to say is said somewhere.
    estimate: (sent) => Math.max(KEPT_COST, (estimate ??= compileEstimate(priced))(sent)),
    actual: (data, sent) => (actual ??= compileActual(priced))(data, sent),
  };
}

/** What one operation is told to have taken; an answer that was kept, or made for others, has nothing to tell. */
export class Meter implements Spending {
  /** Before it runs. */
  readonly estimated: number;
  readonly #cost: OperationCost;
  readonly #sent: Sent;
  #work = 0;
  #answered = 0;

  constructor(cost: OperationCost, sent: Sent) {
    this.#cost = cost;
    this.#sent = sent;
    this.estimated = cost.estimate(sent);
  }

  work(microseconds: number): void {
    this.#work += microseconds;
  }

  answered(data: object): void {
    this.#answered = this.#cost.actual(data, this.#sent);
  }

  get cost(): number {
    return Math.max(KEPT_COST, this.#answered + Math.ceil(this.#work / MICROSECONDS_PER_POINT));
  }
}
