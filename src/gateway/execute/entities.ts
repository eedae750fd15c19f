import type { EntityInput, PathStep, Requirement } from '../plan/plan.ts';
import { FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';
import { applyRewrites } from './rewrite.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/** Entities to ask more of, each once however often it stands in the data. */
export interface FoundEntities {
  readonly representations: readonly DataObject[];
  /** For each representation, where its answer goes. */
  readonly targets: readonly (readonly DataObject[])[];
  /** Objects of which something required could not be had, and why. */
  readonly unfit: readonly (readonly [DataObject, FieldFailure])[];
}

/** Finds the entities of an input in the data, and makes representations of them. */
export function findEntities(
  data: DataObject,
  input: Pick<EntityInput, 'paths' | 'requires' | 'inputRewrites'>,
  { types, missing }: { readonly types: PossibleTypes; readonly missing: ReadonlySet<DataObject> },
): FoundEntities {
  const representations: DataObject[] = [];
  const targets: DataObject[][] = [];
  const unfit: [DataObject, FieldFailure][] = [];
  const known = new Map<string, number>();
  const onlyKey = onlyKeyOf(input);
  const find = (object: DataObject) => {
    if (missing.has(object)) return;
    const representation = represent(object, input.requires, types);
    if (representation instanceof FieldFailure) {
      unfit.push([object, representation]);
      return;
    }
    if (!hasKey(representation)) return;
    applyRewrites(representation, input.inputRewrites, types);
    const identity = identityOf(representation, onlyKey);
    const index = known.get(identity);
    if (index === undefined) {
      known.set(identity, representations.length);
      representations.push(representation);
      targets.push([object]);
    } else {
      targets[index]?.push(object);
    }
  };
  for (const path of input.paths) walk(data, path, 0, { find, types });
  return { representations, targets, unfit };
}

interface Walk {
  readonly find: (object: DataObject) => void;
  readonly types: PossibleTypes;
}

// eslint-disable-next-line complexity -- one case for each kind of step
function walk(value: unknown, path: readonly PathStep[], at: number, to: Walk): void {
  if (Array.isArray(value)) {
    const next = path[at]?.kind === 'elements' ? at + 1 : at;
    for (const element of value) walk(element, path, next, to);
    return;
  }
  if (!isDataObject(value)) return;
  const step = path[at];
  switch (step?.kind) {
    case undefined:
      to.find(value);
      return;
    case 'field':
      walk(value[step.key], path, at + 1, to);
      return;
    case 'types':
      if (to.types.isAny(value['__typename'], step.names)) walk(value, path, at + 1, to);
      return;
    case 'elements':
      return;
  }
}

/** What the subgraph is told of an object; a failure when something it requires is one. */
function represent(
  object: DataObject,
  requires: readonly Requirement[],
  types: PossibleTypes,
): DataObject | FieldFailure {
  const representation: DataObject = {};
  const failure = addRequired(representation, object, requires, types);
  if (failure !== null) return failure;
  const typename = object['__typename'];
  if (representation['__typename'] === undefined && typename !== undefined) {
    representation['__typename'] = typename;
  }
  return representation;
}

function addRequired(
  to: DataObject,
  object: DataObject,
  requires: readonly Requirement[],
  types: PossibleTypes,
): FieldFailure | null {
  for (const requirement of requires) {
    if (requirement.kind === 'fragment') {
      if (!types.isAny(object['__typename'], [requirement.type])) continue;
      const failure = addRequired(to, object, requirement.selections, types);
      if (failure !== null) return failure;
      continue;
    }
    const { key, name, selections } = requirement;
    const value = object[key] === undefined ? object[name] : object[key];
    if (value === undefined) {
      const rest = restOf(object);
      if (rest !== undefined) return rest;
      continue;
    }
    const told = selections === null ? value : tellOf(value, selections, types);
    if (told instanceof FieldFailure) return told;
    to[name] = told;
  }
  return null;
}

/** A composite value of a representation. */
function tellOf(value: unknown, selections: readonly Requirement[], types: PossibleTypes): unknown {
  if (Array.isArray(value)) {
    const told = value.map((element) => tellOf(element, selections, types));
    return told.find((element) => element instanceof FieldFailure) ?? told;
  }
  return isDataObject(value) ? represent(value, selections, types) : value;
}

/** Whether anything but its type is known of an entity; without, it cannot be asked for. */
function hasKey(representation: DataObject): boolean {
  for (const key in representation) {
    if (key !== '__typename' && representation[key] !== null) return true;
  }
  return false;
}

/** The one field that tells entities of a type apart; null when it takes more. */
function onlyKeyOf({
  requires,
  inputRewrites,
}: Pick<EntityInput, 'requires' | 'inputRewrites'>): string | null {
  const [fragment, ...others] = requires;
  if (fragment?.kind !== 'fragment' || others.length > 0 || inputRewrites.length > 0) return null;
  const [key, ...more] = fragment.selections.filter(
    (requirement) => requirement.kind === 'fragment' || requirement.name !== '__typename',
  );
  return key?.kind === 'field' && key.selections === null && more.length === 0 ? key.name : null;
}

function identityOf(representation: DataObject, onlyKey: string | null): string {
  const key = onlyKey === null ? undefined : representation[onlyKey];
  return typeof key === 'string'
    ? `${String(representation['__typename'])} ${key}`
    : JSON.stringify(representation);
}
