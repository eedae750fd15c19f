import { standingsOf, type Place } from './draft.ts';
import type { Entry, Model, State } from './model/model.ts';
import type { FieldModel, SubgraphModel } from './model/types.ts';
import type { FieldAsked } from './divide.ts';
import type { Reach } from './reach.ts';
import { emptySelection, isEmpty, type Asked, type Selection } from './selection.ts';

interface Unseen {
  /** Who else gives the field. */
  readonly entry: Entry;
  readonly level: number;
  readonly field: FieldModel;
  /** What is asked of the types that only this one knows. */
  readonly below: Selection;
}

/**
 * A subgraph that gives an interface may not know all types that others give in the same field: objects
 * of those can only come of these.
 */
export function findUnseen(
  parts: { readonly model: Model; readonly reach: Reach },
  place: Place,
  given: FieldAsked & { readonly state: State },
): readonly Unseen[] {
  const { subgraph } = given.state;
  const { named } = given.field;
  const seen = new Set(parts.model.possibleIn(subgraph, named));
  const isInterface = subgraph.types.get(named)?.kind === 'interface';
  return isInterface && !seen.has(named) ? findIn(parts, place, { ...given, seen }) : [];
}

function findIn(
  { model, reach }: { readonly model: Model; readonly reach: Reach },
  place: Place,
  {
    state,
    asked,
    seen,
  }: { readonly state: State; readonly asked: Asked; readonly seen: Set<string> },
): readonly Unseen[] {
  const { subgraph, type } = state;
  const { from, base } = standingsOf(place);
  const givers = new Set(model.giversOf(state, asked.name));
  const reached = reach.closure(type, from).filter((one) => givers.has(one.state.subgraph));
  const found: Unseen[] = [];
  for (const { entry, level, state: there } of reached) {
    const given = model.fieldAt(there, asked.name);
    const isOther = there.subgraph !== subgraph && there.type === type;
    if (entry === null || !isOther || given?.requires !== null) continue;
    const unseen = unseenIn(model, there.subgraph, { there: given, asked, seen });
    for (const one of unseen) seen.add(one);
    const below = ofTypes(unseen, asked.below ?? []);
    found.push({ entry, level: base + level, field: given, below });
  }
  return found.filter(({ below }) => !isEmpty(below));
}

function unseenIn(
  model: Model,
  subgraph: SubgraphModel,
  {
    there,
    asked,
    seen,
  }: { readonly there: FieldModel; readonly asked: Asked; readonly seen: ReadonlySet<string> },
): readonly string[] {
  return model
    .possibleIn(subgraph, there.named)
    .filter((one) => !seen.has(one) && one !== there.named && asksOf(model, one, asked));
}

function ofTypes(types: readonly string[], below: readonly Selection[]): Selection {
  const selection = emptySelection();
  for (const one of below) {
    for (const type of types) selection.fragments.push({ type, selection: one });
  }
  return selection;
}

function asksOf(model: Model, type: string, { below }: Asked): boolean {
  const keys = model.collect(below ?? [], type).keys();
  return [...keys].some((key) => key !== '__typename');
}
