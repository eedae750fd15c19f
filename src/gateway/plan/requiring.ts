import type { Place, Source } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { FieldAsked } from './divide.ts';
import type { Reach } from './reach.ts';
import type { Standing } from './standing.ts';
import { areAtOdds } from './requirements.ts';
import type { Asked, Selection } from './selection.ts';

interface Objects {
  readonly type: string;
  readonly from: readonly Standing[];
}

interface Requiring extends FieldAsked {
  readonly entry: Entry;
  readonly requires: Selection;
  /** How many fetches one after the other until all of it is there. */
  readonly depth: number;
}

/**
 * Who is to give a field that requires others: by the fewest fetches one after the other, so that nothing
 * is required by what it requires itself.
 */
export function findRequiring(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  { type, from }: Objects,
  asked: Asked,
): Requiring | null {
  let nearest: Requiring | null = null;
  for (const reached of reach.closure(type, from)) {
    const { state, entry } = reached;
    const field = model.fieldAt(state, asked.name);
    if (entry?.tellsType !== false || field?.requires == null) continue;
    const level = reach.levelToAsk(type, from, { reached, field });
    const depth = level + depthOfPart(reach, state, { field, asked });
    if (depth < (nearest?.depth ?? Infinity)) {
      nearest = { field, asked, entry, requires: field.requires, depth };
    }
  }
  return nearest;
}

/** Of what can be asked there; Infinity where that is nothing. */
function depthOfPart(reach: Reach, state: State, { field, asked }: FieldAsked): number {
  const { here } = reach.divide(state, { field, asked });
  return here === null ? Infinity : reach.depthBelow(state, field, here);
}

/** A fetch of these objects alone that can be told what is required as well. */
export function findJoinable(
  place: Place,
  { entry, requires }: Pick<Requiring, 'entry' | 'requires'>,
  level: number,
): Source | undefined {
  return place.sources.find(
    ({ fetch, state }) =>
      state === entry.state &&
      fetch.entry.key !== null &&
      fetch.places.length === 1 &&
      fetch.places[0] === place &&
      fetch.level >= level &&
      !fetch.requires.some((other) => areAtOdds(other, requires)),
  );
}
