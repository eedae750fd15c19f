import type { Asker } from '../subgraph.ts';

/** What one asker may still wait for a subgraph, from now on. */
interface Allowance {
  readonly leftMs: number;
  /** To be called once, when it waits no longer. */
  end(): void;
}

interface Waits {
  spentMs: number;
  running: number;
  since: number;
}

/**
 * The timeout of a subgraph as the fetches of one operation share it: two that follow each other may together
 * wait no longer than one. Time counts while any of them waits, not what others take in between.
 */
export function createAllowances(
  timeoutMs: number,
  now: () => number,
): { readonly begin: (asker: Asker) => Allowance } {
  const known = new WeakMap<Asker, Waits>();
  return {
    begin: (asker) => {
      const waits = known.get(asker) ?? { spentMs: 0, running: 0, since: 0 };
      known.set(asker, waits);
      if (waits.running === 0) waits.since = now();
      waits.running += 1;
      return {
        leftMs: timeoutMs - waits.spentMs - (now() - waits.since),
        end: () => {
          waits.running -= 1;
          if (waits.running === 0) waits.spentMs += now() - waits.since;
        },
      };
    },
  };
}
