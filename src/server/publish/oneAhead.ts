import { once } from 'node:events';

interface Ways<Group, Result> {
  readonly take: (group: Group) => Promise<Result>;
  /** Whether anybody wants more. */
  readonly give: (result: Result) => Promise<boolean>;
  /** Its reason is what is failed with, once what is taken is given. */
  readonly signal: AbortSignal;
}

/**
 * Takes one group after the other, and gives what became of each as soon as that is known, in their order: one is read
 * and taken while the one before is done, and no more. Gives what it failed with; what was taken before that is given first.
 */
export async function oneAhead<Group, Result>(
  groups: AsyncIterable<Group>,
  { take, give, signal }: Ways<Group, Result>,
): Promise<{ readonly error: unknown } | null> {
  const reading = groups[Symbol.asyncIterator]();
  const over = new AbortController();
  const stopped = heard(reasonOf(signal, over.signal));
  let given: Promise<boolean> = Promise.resolve(true);
  try {
    for (;;) {
      // What has failed is told at once, whether more comes or not.
      const next = await Promise.race([heard(reading.next()), failureOf(given), stopped]);
      if (next.done === true) break;
      signal.throwIfAborted();
      const taken = heard(take(next.value));
      const before = given;
      given = heard(before.then(async (wantsMore) => wantsMore && give(await taken)));
      if (!(await before)) break;
    }
    await given;
    return null;
  } catch (error) {
    await given.catch(() => undefined);
    return { error };
  } finally {
    // It lives as long as the server, and would hold what listens to it.
    over.abort();
  }
}

/** Never, where it does not fail. */
async function failureOf(given: Promise<unknown>): Promise<never> {
  await given;
  return new Promise(() => undefined);
}

/** Never, where it is not aborted before all is over. */
async function reasonOf(signal: AbortSignal, over: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort', { signal: over });
  throw signal.reason;
}

/** May fail before it is waited for. */
function heard<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined);
  return promise;
}
