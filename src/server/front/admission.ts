import type { IncomingMessage } from 'node:http';
import type { Points } from '../../points/points.ts';
import type { Served } from '../served.ts';
import type { AdmissionMeter } from './admissionMetrics.ts';
import { arrivalOf } from './arrival.ts';
import type { LoopDelay } from './loopDelay.ts';
import { Turns } from './turns.ts';

interface AdmissionParts {
  readonly maxWaitMs: number;
  readonly points: Points;
  /** Null while there is nothing to ask. */
  readonly current: () => Served | null;
  readonly loopDelay: Pick<LoopDelay, 'ms'>;
  readonly meter: AdmissionMeter;
}

/** From this part of the longest wait on, those are refused who have least points left; who has nearly all, only beyond all of it. */
const FIRST_REFUSED = 0.5;
const NEARLY_ALL = 0.9;

/** Lets requests begin in turns, or refuses them: what would wait too long, and before that, of who has few points left. */
export class Admission {
  readonly #parts: AdmissionParts;
  readonly #turns: Turns;

  constructor(parts: AdmissionParts) {
    const { maxWaitMs, current } = parts;
    this.#parts = parts;
    const waitingRequests = () => current()?.graph.waitingRequests?.() ?? 0;
    this.#turns = new Turns({ maxWaitMs, waitingRequests });
  }

  /** Whether a request would wait too long until it is begun and done. Known before anything of it is read. */
  refuses(request: IncomingMessage): boolean {
    return this.#refuses(request, this.#payerOf(request));
  }

  #refuses(request: IncomingMessage, payer: string): boolean {
    const isRefused = this.#isLate(request, payer);
    if (isRefused) this.#parts.meter.countRefused(arrivalOf(request).asker.kind);
    return isRefused;
  }

  #payerOf(request: IncomingMessage): string {
    return this.#parts.points.keyOf(request, arrivalOf(request).asker);
  }

  #isLate(request: IncomingMessage, payer: string): boolean {
    const part = this.#partOfWait(payer);
    if (part <= FIRST_REFUSED) return false;
    if (part > 1) return true;
    const { asker } = arrivalOf(request);
    const needed = ((part - FIRST_REFUSED) / (1 - FIRST_REFUSED)) * NEARLY_ALL;
    return this.#parts.points.shareLeft(request, asker) < needed;
  }

  /** How long it would wait, in the loop, for its turn and for the database; 1 is as long as it may. */
  #partOfWait(payer: string): number {
    const { current, loopDelay, maxWaitMs } = this.#parts;
    const backlogMs = current()?.graph.backlogMs?.() ?? 0;
    const turnMs = this.#turns.waitMs(payer);
    if (turnMs === 0) return Math.max(backlogMs, loopDelay.ms()) / maxWaitMs;
    return (turnMs + backlogMs + loopDelay.ms()) / this.#turns.allowedMs;
  }

  /** Begins a request when its turn comes; refuses it at once, or where it has waited too long. */
  enter(request: IncomingMessage, begin: () => void, refuse: () => void): void {
    const payer = this.#payerOf(request);
    if (this.#refuses(request, payer)) {
      refuse();
      return;
    }
    const arrival = arrivalOf(request);
    arrival.hasWaited = true;
    const task = (done: () => void): void => {
      arrival.endWork = done;
      if (arrival.hasLeft) done();
      begin();
    };
    this.#turns.take(payer, task, () => {
      this.#parts.meter.countRefused(arrival.asker.kind);
      refuse();
    });
  }

  /** The same for one that did not come the short way: whether it may begin. */
  admits(request: IncomingMessage): Promise<boolean> {
    if (arrivalOf(request).hasWaited) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.enter(
        request,
        () => {
          resolve(true);
        },
        () => {
          resolve(false);
        },
      );
    });
  }
}
