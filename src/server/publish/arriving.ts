/** A body of which nothing has come for too long. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

export interface Patience {
  /** How long nothing more may come. */
  readonly patienceMs: number;
  /** After how long without anything a pause is told, so that what has come need not wait for more. */
  readonly pauseMs: number;
}

/**
 * A body as it comes; null for each pause in it. Only time in which more of it is waited for counts.
 * @throws TooSlow
 */
export async function* arriving(
  body: AsyncIterable<Buffer>,
  { patienceMs, pauseMs }: Patience,
): AsyncGenerator<Buffer | null> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const coming = chunks.next();
    // Heard of where it is waited for, if anybody still waits.
    coming.catch(() => undefined);
    let next = await within(coming, pauseMs);
    if (next === late) {
      yield null;
      next = await within(coming, patienceMs - pauseMs);
    }
    if (next === late) {
      throw new TooSlow(`Expected more of the body within ${patienceMs / 1000} s.`);
    }
    if (next.done === true) return;
    yield next.value;
  }
}

const late = Symbol('late');

async function within<Value>(coming: Promise<Value>, ms: number): Promise<Value | typeof late> {
  const { promise, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(() => {
    resolve(late);
  }, ms);
  return Promise.race([coming, promise]).finally(() => {
    clearTimeout(timer);
  });
}
