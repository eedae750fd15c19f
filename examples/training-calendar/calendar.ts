import { EventEmitter, on } from 'node:events';

export interface TrainingEvent {
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly seats: number | null;
  readonly feeUsd: number;
  readonly format: 'ONLINE' | 'IN_PERSON' | 'HYBRID';
  readonly centerId: string;
  readonly resourceIds: readonly string[];
  readonly isSample: boolean;
}

interface EventSearch {
  readonly first: number;
  readonly centerId?: string | null | undefined;
  readonly resourceId?: string;
  readonly startingAfter?: string | null | undefined;
}

export interface Calendar {
  find(id: string): TrainingEvent | null;
  /** Soonest first. */
  search(search: EventSearch): readonly TrainingEvent[];
  add(event: TrainingEvent): void;
  /** Events from this call on, of one center or of all. */
  added(centerId?: string | null): AsyncIterableIterator<[TrainingEvent]>;
}

/** A calendar in memory; what is added to it is gone with the process. */
export function createCalendar(events: readonly TrainingEvent[]): Calendar {
  const byId = new Map(events.map((event) => [event.id, event]));
  const added = new EventEmitter().setMaxListeners(0);
  return {
    find: (id) => byId.get(id) ?? null,
    search: ({ first, centerId, resourceId, startingAfter }) =>
      [...byId.values()]
        .filter((event) => centerId == null || event.centerId === centerId)
        .filter((event) => resourceId === undefined || event.resourceIds.includes(resourceId))
        .filter((event) => startingAfter == null || event.startsOn > startingAfter)
        .sort((a, b) => compare(a.startsOn, b.startsOn) || compare(a.id, b.id))
        .slice(0, first),
    add: (event) => {
      byId.set(event.id, event);
      added.emit('anywhere', event);
      added.emit(event.centerId, event);
    },
    // Not a generator: its return() would wait for the next event before it lets go of the listener.
    added: (centerId) =>
      on(added, centerId ?? 'anywhere') as AsyncIterableIterator<[TrainingEvent]>,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
