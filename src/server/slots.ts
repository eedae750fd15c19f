import type { Arrival } from './front/arrival.ts';

/** Places for a bounded number of things at a time. */
export interface Slots {
  /** Takes a place and gives what gives it back; null when all are taken. */
  take(): (() => void) | null;
}

export function createSlots(max: number): Slots {
  let taken = 0;
  return {
    take: () => {
      if (taken >= max) return null;
      taken += 1;
      let isTaken = true;
      return () => {
        if (isTaken) taken -= 1;
        isTaken = false;
      };
    },
  };
}

/** Takes a place for a request until its response is handed over; false where all are taken. */
export function takePlace(slots: Slots, arrival: Arrival): boolean {
  if (arrival.leavePlace !== null || arrival.hasLeft) return true;
  arrival.leavePlace = slots.take();
  return arrival.leavePlace !== null;
}
