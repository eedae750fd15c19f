import type { ClientFigures } from './clients.ts';
import type { FaultContext } from './faultContext.ts';

/** One fault, what is asked meanwhile, and what it may cost. */
export interface Fault {
  readonly name: string;
  /** What is done, in a few words. */
  readonly what: string;
  /** Whether it is quick and needs little enough for every change. */
  readonly isSmall: boolean;
  readonly bounds: Bounds;
  /** Makes the fault, and tells what it cost. */
  run(context: FaultContext): Promise<Outcome>;
}

/** Beyond these, the fault costs too much; absent where that says nothing. */
export interface Bounds {
  readonly errors?: number;
  readonly longestGapMs?: number;
  readonly recoveryMs?: number;
  readonly p99Ms?: number;
  readonly rssMb?: number;
}

export interface Outcome {
  readonly clients: ClientFigures;
  /** From the end of the fault to the first answer; null where nobody ever waited. */
  readonly recoveryMs: number | null;
  /** The most that the server had. */
  readonly rssMb: number;
  /** Beside the bounds: what is not as it should be, in words. */
  readonly wrong: readonly string[];
  /** What else is worth knowing. */
  readonly notes: readonly string[];
  /** What became of what was written; absent where nothing was. */
  readonly writes?: WriteOutcome;
}

export interface WriteOutcome {
  readonly acknowledged: number;
  /** Of the tries of one write, each with the same key, all but the last. */
  readonly failedTries: number;
  readonly lost: number;
  readonly doubled: number;
  readonly half: number;
  /** The longest that one writer waited until one write was acknowledged. */
  readonly longestWaitMs: number;
}

/** What of an outcome is beyond its bounds, in words. */
export function excessOf(
  { bounds }: Pick<Fault, 'bounds'>,
  outcome: Outcome,
  isTimed: boolean,
): readonly string[] {
  const { clients, recoveryMs, rssMb, wrong } = outcome;
  const figures: Readonly<Record<keyof Bounds, number>> = {
    errors: clients.errors,
    longestGapMs: clients.longestGapMs,
    recoveryMs: recoveryMs ?? 0,
    p99Ms: clients.p99Ms,
    rssMb,
  };
  const beyond = Object.entries(bounds).flatMap(([name, bound]) => {
    const got = figures[name as keyof Bounds];
    const counts = isTimed || !name.endsWith('Ms');
    return counts && got > bound
      ? [`${name}: expected at most ${bound}, got ${Math.round(got)}`]
      : [];
  });
  return [...beyond, ...wrong];
}
