import { standingsOf, type Place, type Source } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { Reach } from './reach.ts';
import type { Asked, Selection } from './selection.ts';
import { splitByType } from './splitByType.ts';
import { findTeller } from './teller.ts';

interface DivisionByType {
  /** What is asked of the interface, whatever the types, by response key. */
  readonly alike: ReadonlyMap<string, Asked>;
  /** What else is asked of it, where nobody tells the types. */
  readonly rest: readonly Asked[];
  /** Who tells the types that the rest goes by; null where there is no rest, or nobody. */
  readonly teller: { readonly entry: Entry; readonly level: number } | null;
}

interface Objects {
  readonly place: Place;
  readonly source: Source;
  readonly below: readonly Selection[];
}

/** Divides what is asked of objects of which only an interface is known. */
export function divideByType(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  { place, source, below }: Objects,
): DivisionByType {
  const { type } = place;
  const { from, base } = standingsOf(place);
  const { common, needsType } = splitByType(model, type, below);
  const closure = reach.closure(type, from);
  const teller = findTeller({ model, reach }, type, { from, below });
  const gives = (state: State, asked: Asked) => reach.depthHere(state, asked) < Infinity;
  const told = teller?.state.subgraph;
  const isGivenByType = (asked: Asked) =>
    needsType &&
    told !== undefined &&
    model.possibleIn(told, type).every((one) => gives(model.state(told, one), asked));
  const isAlike = (asked: Asked) =>
    gives(source.state, asked) ||
    (!isGivenByType(asked) &&
      closure.some(({ entry, state }) => entry?.tellsType !== true && gives(state, asked)));
  const alike = new Map([...common].filter(([, asked]) => isAlike(asked)));
  if (!needsType && alike.size === common.size) return { alike, rest: [], teller: null };
  const rest = [...common.values()].filter(({ key }) => !alike.has(key));
  return {
    alike,
    rest,
    teller: teller && { entry: teller.entry, level: base + teller.level },
  };
}
