/** A body of which nothing has come for too long. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/**
 * A body as it comes. Only time in which more of it is waited for counts.
 * @throws TooSlow
 */
export async function* arriving(
  body: AsyncIterable<Buffer>,
  patienceMs: number,
): AsyncGenerator<Buffer> {
  const chunks = body[Symbol.asyncIterator]();
  for (;;) {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(new TooSlow(`Expected more of the body within ${patienceMs / 1000} s.`));
    }, patienceMs);
    // In turn: what is not taken yet is not waited for.
    const next = await Promise.race([chunks.next(), late]).finally(() => {
      clearTimeout(timer);
    });
    if (next.done === true) return;
    yield next.value;
  }
}
