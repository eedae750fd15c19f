import type { PlannedFetch } from '../plan/plan.ts';

/** What follows what in a plan; fetches by their places in it. */
export interface Schedule {
  /** Those that need nothing. */
  readonly first: readonly number[];
  /** For each, those that need it. */
  readonly next: readonly (readonly number[])[];
  /** For each, how many it needs. */
  readonly needed: readonly number[];
}

const schedules = new WeakMap<readonly PlannedFetch[], Schedule>();

/** The same object for the same fetches: plans run many times. */
export function scheduleOf(fetches: readonly PlannedFetch[]): Schedule {
  let schedule = schedules.get(fetches);
  if (schedule === undefined) {
    schedule = makeSchedule(fetches);
    schedules.set(fetches, schedule);
  }
  return schedule;
}

function makeSchedule(fetches: readonly PlannedFetch[]): Schedule {
  const first: number[] = [];
  const next = fetches.map((): number[] => []);
  for (const [place, { needs }] of fetches.entries()) {
    if (needs.length === 0) first.push(place);
    for (const needed of needs) next[needed]?.push(place);
  }
  return { first, next, needed: fetches.map(({ needs }) => needs.length) };
}
