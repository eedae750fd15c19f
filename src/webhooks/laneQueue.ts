import type { DeliveryDoc } from '../collections/webhookDocs.ts';
import type { Attempted } from './deliveries.ts';
import type { Backlog } from './webhookMetrics.ts';

/** What can be begun now, and when the next can; Infinity where that depends on others. */
interface Due {
  readonly due: readonly DeliveryDoc[];
  readonly nextAt: number;
}

/** What waits for one receiver, in order. Only the first of each entity can be begun, and only while none of it is under way. */
export class LaneQueue {
  #waiting: readonly DeliveryDoc[] = [];
  readonly #busy = new Set<string>();

  get size(): number {
    return this.#waiting.length;
  }

  get backlog(): Backlog {
    return { waiting: this.size, oldestAt: this.#waiting[0]?.at.getTime() ?? null };
  }

  /** As the database has it, in order. */
  load(waiting: readonly DeliveryDoc[]): void {
    this.#waiting = waiting;
  }

  /** Behind all others. */
  add(added: readonly DeliveryDoc[]): void {
    if (added.length > 0) this.#waiting = [...this.#waiting, ...added];
  }

  /** Nothing waits for longer than until then. */
  hasten(until: Date): void {
    this.#waiting = this.#waiting.map((one) =>
      one.nextAt > until ? { ...one, nextAt: until } : one,
    );
  }

  /** Those to begin now, at most so many. */
  take(now: number, most: number): Due {
    const due: DeliveryDoc[] = [];
    const seen = new Set(this.#busy);
    let nextAt = Infinity;
    for (const delivery of this.#waiting) {
      const entity = entityOf(delivery);
      if (seen.has(entity)) continue;
      seen.add(entity);
      const at = delivery.nextAt.getTime();
      if (at > now) nextAt = Math.min(nextAt, at);
      else if (due.length < most) due.push(delivery);
    }
    for (const delivery of due) this.#busy.add(entityOf(delivery));
    return { due, nextAt };
  }

  /** What an attempt has come to. */
  note({ _id }: DeliveryDoc, { state, nextAt, attempt }: Attempted): void {
    this.#waiting =
      state === 'WAITING'
        ? this.#waiting.map((one) =>
            one._id === _id
              ? {
                  ...one,
                  nextAt,
                  attempts: [...one.attempts, attempt],
                  attemptCount: one.attemptCount + 1,
                }
              : one,
          )
        : this.#waiting.filter((one) => one._id !== _id);
  }

  /** It is not under way any more. */
  free(delivery: DeliveryDoc): void {
    this.#busy.delete(entityOf(delivery));
  }
}

function entityOf({ entity, _id }: DeliveryDoc): string {
  return entity ?? _id;
}
