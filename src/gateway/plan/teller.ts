import type { Entry, Model } from './model/model.ts';
import type { Asked, Selection } from './selection.ts';
import type { Reached, Standing } from './standing.ts';

/** A way to be told the types of objects of which an interface is known only. */
interface Teller extends Standing {
  readonly entry: Entry;
  /** How many fetches one after the other until all that is asked of the objects is there. */
  readonly depth: number;
}

/** See `Reach`. */
interface Ways {
  closure(type: string, from: readonly Standing[]): readonly Reached[];
  depth(type: string, from: readonly Standing[], asked: Asked): number;
  depthHere(state: Standing['state'], asked: Asked): number;
}

interface Parts {
  readonly model: Model;
  readonly reach: Ways;
}

interface Objects {
  readonly from: readonly Standing[];
  readonly below: readonly Selection[];
}

/** Who tells the types, so that all that is asked is there the soonest, and others are asked for the least of it; null where nobody does. */
export function findTeller(parts: Parts, type: string, objects: Objects): Teller | null {
  let best: (Teller & { readonly elsewhere: number }) | null = null;
  for (const { state, level, entry } of parts.reach.closure(type, objects.from)) {
    if (entry?.tellsType !== true) continue;
    const teller = { entry, state, level, ...measure(parts, { state, level }, objects) };
    const isBetter =
      best === null ||
      teller.depth < best.depth ||
      (teller.depth === best.depth && teller.elsewhere < best.elsewhere);
    if (isBetter) best = teller;
  }
  return best;
}

/** How deep what is asked goes once this one has told the types, and how much of it does not come with them. */
function measure(
  { model, reach }: Parts,
  { state: { subgraph, type }, level }: Standing,
  { from, below }: Objects,
): { readonly depth: number; readonly elsewhere: number } {
  let depth = level;
  let elsewhere = 0;
  for (const possible of model.possibleIn(subgraph, type)) {
    const typed = [{ state: model.state(subgraph, possible), level: 0 }];
    for (const asked of model.collect(below, possible).values()) {
      let nearest = level + reach.depth(possible, typed, asked);
      for (const one of from) {
        nearest = Math.min(nearest, one.level + reach.depthHere(one.state, asked));
      }
      depth = Math.max(depth, nearest);
      if (nearest > level) elsewhere += 1;
    }
  }
  return { depth, elsewhere };
}
