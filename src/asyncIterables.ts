// What streams of results are put together from. A generator that loops over another keeps the last value in its frame
// for as long as it waits for the next: with a stream for each of many clients, that is an event for each.

/** What each value becomes, one after the other. Where that fails, the source is ended. */
export function mapEach<T, U>(
  source: AsyncIterable<T>,
  map: (value: T) => U | Promise<U>,
): AsyncIterable<U> {
  return {
    [Symbol.asyncIterator]: () => {
      const iterator = source[Symbol.asyncIterator]();
      return {
        next: async () => {
          const next = await iterator.next();
          if (next.done === true) return DONE;
          try {
            return { done: false, value: await map(next.value) };
          } catch (error) {
            await iterator.return?.();
            throw error;
          }
        },
        return: async () => {
          await iterator.return?.();
          return DONE;
        },
      };
    },
  };
}

/** What is opened once its first value is asked for. */
export function openedLate<T>(open: () => Promise<AsyncIterable<T>>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]: () => {
      let isOver = false;
      let opened: Promise<AsyncIterator<T>> | null = null;
      const openOnce = async (): Promise<AsyncIterator<T>> => {
        const iterable = await open();
        return iterable[Symbol.asyncIterator]();
      };
      return {
        next: async () => {
          if (isOver) return DONE;
          opened ??= openOnce();
          const iterator = await opened;
          return iterator.next();
        },
        return: async () => {
          isOver = true;
          const iterator = await opened;
          await iterator?.return?.();
          return DONE;
        },
      };
    },
  };
}

/** Where the source fails, what that becomes is the last value; what becomes nothing, fails still. */
export function endingWith<T>(
  source: AsyncIterable<T>,
  lastOf: (error: unknown) => T | null,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]: () => {
      const iterator = source[Symbol.asyncIterator]();
      let isOver = false;
      return {
        next: async () => {
          if (isOver) return DONE;
          try {
            return await iterator.next();
          } catch (error) {
            isOver = true;
            const value = lastOf(error);
            if (value === null) throw error;
            return { done: false, value };
          }
        },
        return: async () => {
          await iterator.return?.();
          return DONE;
        },
      };
    },
  };
}

export async function* onlyOne<T>(value: T): AsyncGenerator<T> {
  yield value;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };
