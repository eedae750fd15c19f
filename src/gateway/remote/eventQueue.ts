export interface EventQueue<T> {
  readonly iterator: AsyncIterableIterator<T>;
  /** @param bytes - that it came in */
  readonly push: (event: T, bytes?: number) => void;
  /** No more will come; what waits is still read. */
  end(): void;
  /** What waits is dropped. */
  drop(): void;
  length(): number;
  /** Whether fewer wait than may; of events that are too large to wait, whether the next is waited for. */
  hasRoom(): boolean;
  /** Resolves once that is so, or nothing is read any more. */
  room(): Promise<void>;
}

interface QueueParts {
  readonly maxEvents: number;
  readonly maxBytes: number;
  /** Told of bytes that wait, after an event came and after one was taken. */
  readonly onAdded: (bytes: number) => void;
  readonly onTaken: (bytes: number) => void;
  readonly onReturn: () => void;
}

/** Events between one who writes and one who reads at another pace. */
export function createEventQueue<T>(parts: QueueParts): EventQueue<T> {
  const { maxEvents, maxBytes, onAdded, onTaken, onReturn } = parts;
  const events: { readonly event: T; readonly bytes: number }[] = [];
  const readers: ((result: IteratorResult<T>) => void)[] = [];
  let waiting = 0;
  let lastBytes = 0;
  let isEnded = false;
  let onRoom: (() => void) | null = null;
  const done: IteratorResult<T> = { done: true, value: undefined };

  function hasRoom(): boolean {
    if (events.length === 0 && lastBytes >= maxBytes) return readers.length > 0;
    return events.length < maxEvents && waiting < maxBytes;
  }
  function tellRoom(): void {
    if (onRoom !== null && (isEnded || hasRoom())) {
      onRoom();
      onRoom = null;
    }
  }
  function take(count: number): T | undefined {
    const taken = events.splice(0, count);
    waiting -= taken.reduce((sum, { bytes }) => sum + bytes, 0);
    if (taken.length > 0) onTaken(waiting);
    tellRoom();
    return taken[0]?.event;
  }
  function end(): void {
    isEnded = true;
    for (const reader of readers.splice(0)) reader(done);
    tellRoom();
  }
  function drop(): void {
    take(events.length);
  }

  return {
    iterator: {
      next: async () => {
        if (events.length > 0) {
          // Just looked at.
          return { done: false, value: take(1) as T };
        }
        if (isEnded) return done;
        return new Promise((resolve) => {
          readers.push(resolve);
          tellRoom();
        });
      },
      // Not a generator: its return would wait for the event that its next waits for.
      return: async () => {
        drop();
        end();
        onReturn();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
    push: (event, bytes = 0) => {
      if (isEnded) return;
      lastBytes = bytes;
      const reader = readers.shift();
      if (reader !== undefined) {
        reader({ done: false, value: event });
        return;
      }
      events.push({ event, bytes });
      waiting += bytes;
      onAdded(waiting);
    },
    end,
    drop,
    length: () => events.length,
    hasRoom,
    room: async () =>
      new Promise((resolve) => {
        onRoom = resolve;
        tellRoom();
      }),
  };
}
