export interface EventQueue<T> {
  readonly iterator: AsyncIterableIterator<T>;
  readonly push: (event: T) => void;
  /** No more will come; what waits is still read. */
  end(): void;
  /** No more will come, and what waits is dropped. */
  drop(): void;
  length(): number;
  /** Resolves once fewer than `limit` wait, or nothing is read any more. */
  room(): Promise<void>;
}

/** Events between one who writes and one who reads at another pace. */
export function createEventQueue<T>(limit: number, onReturn: () => void): EventQueue<T> {
  const events: T[] = [];
  const readers: ((result: IteratorResult<T>) => void)[] = [];
  let isEnded = false;
  let onRoom: (() => void) | null = null;
  const done: IteratorResult<T> = { done: true, value: undefined };

  function tellRoom(): void {
    if (onRoom !== null && (isEnded || events.length < limit)) {
      onRoom();
      onRoom = null;
    }
  }
  function end(): void {
    isEnded = true;
    for (const reader of readers.splice(0)) reader(done);
    tellRoom();
  }
  function drop(): void {
    events.length = 0;
    end();
  }

  return {
    iterator: {
      next: async () => {
        const [event] = events.splice(0, 1);
        if (event !== undefined) {
          tellRoom();
          return { done: false, value: event };
        }
        if (isEnded) return done;
        return new Promise((resolve) => readers.push(resolve));
      },
      // Not a generator: its return would wait for the event that its next waits for.
      return: async () => {
        drop();
        onReturn();
        return done;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
    push: (event) => {
      if (isEnded) return;
      const reader = readers.shift();
      if (reader === undefined) events.push(event);
      else reader({ done: false, value: event });
    },
    end,
    drop,
    length: () => events.length,
    room: async () =>
      new Promise((resolve) => {
        onRoom = resolve;
        tellRoom();
      }),
  };
}
