import type { EntityInput, Requirement } from '../plan/plan.ts';
import { FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { typeOf, whyOpen } from './typeOf.ts';

/** What could not be had of an object, by the name of the field. */
export type Failed = ReadonlyMap<string, FieldFailure>;

interface Telling {
  readonly representation: DataObject;
  readonly types: PossibleTypes;
  /** What could not be told so far. */
  readonly failed: Map<string, FieldFailure> | null;
}

/** Tells what is required of an object; gives what cannot be told, null where there is nothing such. */
export function tell(
  object: DataObject,
  requirements: readonly Requirement[],
  { representation, types, failed: before }: Telling,
): Map<string, FieldFailure> | null {
  let failed = before;
  for (const requirement of requirements) {
    if (requirement.kind === 'field') {
      const { name } = requirement;
      const told = valueOf(object, requirement, types);
      if (told instanceof FieldFailure) failed = (failed ?? new Map()).set(name, told);
      else if (told !== undefined) representation[name] = told;
    } else if (types.isOf(object['__typename'], requirement.type)) {
      failed = tell(object, requirement.selections, { representation, types, failed });
    } else {
      const failure = whyOpen(object, types);
      if (failure === undefined) continue;
      for (const name of namesIn(requirement.selections)) {
        failed = (failed ?? new Map()).set(name, failure);
      }
    }
  }
  return failed;
}

function namesIn(requirements: readonly Requirement[]): readonly string[] {
  return requirements.flatMap((requirement) =>
    requirement.kind === 'field' ? [requirement.name] : namesIn(requirement.selections),
  );
}

function valueOf(
  object: DataObject,
  { key, selections }: Extract<Requirement, { kind: 'field' }>,
  types: PossibleTypes,
): unknown {
  if (key === '__typename') return typeOf(object, types);
  const value = object[key];
  if (value === undefined) return restOf(object)?.of(key);
  return selections === null ? value : tellOf(value, selections, types);
}

/** A composite value of a representation; a failure when something in it is one. */
function tellOf(value: unknown, selections: readonly Requirement[], types: PossibleTypes): unknown {
  if (Array.isArray(value)) {
    const told = value.map((element) => tellOf(element, selections, types));
    return told.find((element) => element instanceof FieldFailure) ?? told;
  }
  if (!isDataObject(value)) return value;
  const representation: DataObject = {};
  const failed = tell(value, selections, { representation, types, failed: null });
  const [failure] = failed?.values() ?? [];
  if (failure !== undefined) return failure;
  const typename = typeOf(value, types);
  if (typeof typename === 'string') representation['__typename'] = typename;
  return representation;
}

/** Tells whether all of the key is there, and any of it is not null: without, it cannot be asked for. */
export function keyTestOf({ key, representation: told }: EntityInput): (of: DataObject) => boolean {
  const objects = told.filter(
    (requirement) =>
      requirement.kind === 'field' &&
      requirement.selections !== null &&
      key.includes(requirement.name),
  );
  return (representation) => {
    let isAny = key.length === 0;
    for (const name of key) {
      const value = ownOf(representation, name);
      if (value === undefined) return false;
      isAny ||= value !== null;
    }
    return isAny && hasAll(representation, objects);
  };
}

/** Whether its key is there, and says of nothing what it is of. */
export function isKeyNull(representation: DataObject, { key }: EntityInput): boolean {
  return key.every((name) => representation[name] === null);
}

/** Whether a value, and every object in it, has all that it was to have. */
function isWhole(value: unknown, selections: readonly Requirement[] | null): boolean {
  if (value === undefined) return false;
  if (selections === null) return true;
  if (Array.isArray(value)) return value.every((element) => isWhole(element, selections));
  return value === null || (isDataObject(value) && hasAll(value, selections));
}

function hasAll(object: DataObject, selections: readonly Requirement[]): boolean {
  return selections.every(
    (requirement) =>
      requirement.kind === 'fragment' ||
      isWhole(ownOf(object, requirement.name), requirement.selections),
  );
}

/** A field of a representation by its own name, which may be one that every object inherits. */
function ownOf(representation: DataObject, name: string): unknown {
  return Object.hasOwn(representation, name) ? representation[name] : undefined;
}
