import type { Model, State } from './model/model.ts';
import type { FieldModel } from './model/subgraphModel.ts';
import {
  asSelected,
  emptySelection,
  isEmpty,
  together,
  type Asked,
  type Selection,
} from './selection.ts';

/** A composite field, divided into what is asked at one state and what has to be asked elsewhere. */
export interface Division {
  readonly here: Asked | null;
  readonly rest: Asked | null;
}

/** A state where a field can be asked, and how many fetches come before that. */
export interface Giving {
  readonly state: State;
  readonly field: FieldModel;
  readonly level: number;
  /** How many until there is what others know of other types. */
  readonly unseen: number;
}

export interface FieldAsked {
  readonly field: FieldModel;
  readonly asked: Asked;
}

/** See `Reach`. */
interface Ways {
  depth(type: string, from: readonly Pick<Giving, 'state' | 'level'>[], asked: Asked): number;
  depthBelow(state: State, field: FieldModel, asked: Asked): number;
  depthOf(state: State, below: readonly Selection[]): number;
  divide(state: State, asked: FieldAsked, within: number): Division;
}

interface Parts {
  readonly model: Model;
  readonly reach: Ways;
}

interface Dividing extends FieldAsked {
  /** How deep what is asked here may go. */
  readonly within: number;
}

export function divideField(
  parts: Parts,
  state: State,
  { field, asked, within }: Dividing,
): Division {
  const below = asked.below ?? [];
  const here = emptySelection();
  const rest = emptySelection();
  const objects = parts.model
    .statesBelow(state, field, asked.name)
    .map((one) => ({ type: one.type, ...divideObject(parts, one, { below, within }) }));
  if (objects.length > 1) keepTogether(parts.model, objects, { type: field.named, below });
  for (const { type, ...divided } of objects) {
    if (!isEmpty(divided.here)) here.fragments.push({ type, selection: divided.here });
    if (!isEmpty(divided.rest)) rest.fragments.push({ type, selection: divided.rest });
  }
  return asksMore(here)
    ? { here: { ...asked, below: [here] }, rest: { ...asked, below: [rest] } }
    : { here: null, rest: asked };
}

interface DividedObject {
  readonly here: Selection;
  readonly rest: Selection;
}

/**
 * What is asked of an interface is had of all its types here, or of none: whoever gives the object says of
 * what type it is.
 */
function keepTogether(
  model: Model,
  objects: readonly (DividedObject & { readonly type: string })[],
  { type, below }: { readonly type: string; readonly below: readonly Selection[] },
): void {
  for (const key of model.collect(below, type).keys()) {
    if (!objects.some(({ rest }) => rest.fields.has(key))) continue;
    for (const object of objects) {
      const asked = model.collect(below, object.type).get(key);
      if (asked === undefined) continue;
      object.here.fields.delete(key);
      object.rest.fields.set(key, asSelected(asked));
    }
  }
}

function divideObject(
  parts: Parts,
  state: State,
  { below, within }: { readonly below: readonly Selection[]; readonly within: number },
): DividedObject {
  const { model, reach } = parts;
  const here = emptySelection();
  const rest = emptySelection();
  if (model.isInterfaceOnly(state.subgraph, state.type)) {
    // What is asked of some of its types only cannot be told apart here.
    const isHere = reach.depthOf(state, below) <= within;
    return isHere ? { here: together(below), rest } : { here, rest: together(below) };
  }
  const from = [{ state, level: 0 }];
  for (const asked of model.collect(below, state.type).values()) {
    const depth = reach.depth(state.type, from, asked);
    const isHere = depth < Infinity && depth <= within;
    const divided = isHere
      ? { here: asked, rest: null }
      : divideInner(parts, state, { asked, within, depth });
    if (divided.here !== null) here.fields.set(asked.key, asSelected(divided.here));
    if (divided.rest !== null) rest.fields.set(asked.key, asSelected(divided.rest));
  }
  return { here, rest };
}

/** A field that cannot be asked here whole, or in time, may be composite itself. */
function divideInner(
  parts: Parts,
  state: State,
  {
    asked,
    within,
    depth,
  }: { readonly asked: Asked; readonly within: number; readonly depth: number },
): Division {
  const field = asked.below === null ? null : parts.model.fieldAt(state, asked.name);
  const isDivided = depth === Infinity || (field !== null && !isList(field));
  return field?.requires === null && isDivided
    ? parts.reach.divide(state, { field, asked }, within)
    : { here: null, rest: asked };
}

function isList({ type }: FieldModel): boolean {
  return type.includes('[');
}

function asksMore({ fields, fragments }: Selection): boolean {
  return (
    [...fields.keys()].some((key) => key !== '__typename') ||
    fragments.some(({ selection }) => asksMore(selection))
  );
}

/** Elements of a list are only known to be the same by their keys: these are divided where there is no other way. */
export function mayDivide(giving: readonly Giving[], nearest: number): boolean {
  if (giving.length < 2) return false;
  return nearest === Infinity || !giving.some(({ field }) => isList(field));
}

/** How deep a composite field goes where that is less because several are asked for what they have of it. */
export function dividedDepth(
  parts: Parts,
  giving: readonly Giving[],
  { asked, nearest }: { readonly asked: Asked; readonly nearest: number },
): number {
  let depth = nearest;
  while (depth > 0) {
    const sooner = depthWithin(parts, giving, { asked, limit: depth - 1 });
    if (sooner >= depth) break;
    depth = sooner;
  }
  return depth;
}

/** Infinity where it takes more than the limit. */
function depthWithin(
  parts: Parts,
  giving: readonly Giving[],
  { asked, limit }: { readonly asked: Asked; readonly limit: number },
): number {
  let left: Asked | null = asked;
  let depth = 0;
  for (const { state, field, level, unseen } of giving) {
    if (level > limit) continue;
    const dividing = { field, asked: left };
    const { here, rest }: Division = parts.reach.divide(state, dividing, limit - level);
    if (here !== null) {
      depth = Math.max(depth, unseen, level + parts.reach.depthBelow(state, field, here));
    }
    left = rest;
    if (left === null) return depth;
  }
  return Infinity;
}
