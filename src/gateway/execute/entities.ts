import type { EntityInput, PathStep, Requirement } from '../plan/plan.ts';
import { FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';
import { applyRewrites } from './rewrite.ts';
import type { PossibleTypes } from './possibleTypes.ts';

/** Entities to ask more of, each once however often it stands in the data. */
export interface FoundEntities {
  readonly representations: readonly DataObject[];
  /** For each representation, where its answer goes. */
  readonly targets: readonly (readonly DataObject[])[];
  /** Objects that cannot be asked for, because of what could not be had of them. */
  readonly unfit: readonly (readonly [DataObject, FieldFailure])[];
  /** Fields that cannot be asked for of objects that can; by response key. */
  readonly partly: ReadonlyMap<DataObject, DataObject>;
}

/** What could not be had of an object, by the name of the field. */
export type Failed = ReadonlyMap<string, FieldFailure>;

interface Finding {
  readonly types: PossibleTypes;
  readonly missing: ReadonlySet<DataObject>;
  /** The fields that fail with it, by response key; null when all do. */
  readonly failWith: (object: DataObject, failed: Failed) => DataObject | null;
}

/** Finds the entities of an input in the data, and makes representations of them. */
export function findEntities(
  data: DataObject,
  input: Pick<EntityInput, 'paths' | 'requires' | 'inputRewrites'>,
  { types, missing, failWith }: Finding,
): FoundEntities {
  const representations: DataObject[] = [];
  const targets: DataObject[][] = [];
  const unfit: [DataObject, FieldFailure][] = [];
  const partly = new Map<DataObject, DataObject>();
  const known = new KnownEntities(onlyKeyOf(input));
  const find = (object: DataObject) => {
    if (missing.has(object)) return;
    const { representation, failed } = represent(object, input.requires, types);
    if (failed !== null) {
      const fields = failWith(object, failed);
      if (fields === null) {
        unfit.push([object, firstOf(failed)]);
        return;
      }
      partly.set(object, fields);
    }
    if (!hasKey(representation)) return;
    applyRewrites(representation, input.inputRewrites, types);
    const index = known.indexOf(representation);
    if (index < representations.length) {
      // The own graph gives one object for an entity wherever it comes at one place.
      if (targets[index]?.at(-1) !== object) targets[index]?.push(object);
    } else {
      representations.push(representation);
      targets.push([object]);
    }
  };
  for (const path of input.paths) walk(data, path, 0, { find, types });
  return { representations, targets, unfit, partly };
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

/** What the subgraph is told of an object. */
function represent(
  object: DataObject,
  requires: readonly Requirement[],
  types: PossibleTypes,
): { readonly representation: DataObject; readonly failed: Failed | null } {
  const representation: DataObject = {};
  const failed = tell(object, requires, { representation, types, failed: null });
  const typename = object['__typename'];
  if (representation['__typename'] === undefined && typename !== undefined) {
    representation['__typename'] = typename;
  }
  return { representation, failed };
}

interface Telling {
  readonly representation: DataObject;
  readonly types: PossibleTypes;
  /** What could not be told so far. */
  readonly failed: Map<string, FieldFailure> | null;
}

/** Tells what is required of an object; gives what cannot be told, null where there is nothing such. */
function tell(
  object: DataObject,
  requires: readonly Requirement[],
  { representation, types, failed: before }: Telling,
): Map<string, FieldFailure> | null {
  let failed = before;
  for (const requirement of requires) {
    if (requirement.kind === 'fragment') {
      if (types.isOf(object['__typename'], requirement.type)) {
        failed = tell(object, requirement.selections, { representation, types, failed });
      }
      continue;
    }
    const { name, selections } = requirement;
    const value = valueOf(object, requirement);
    const told = selections === null ? value : tellOf(value, selections, types);
    if (told instanceof FieldFailure) failed = (failed ?? new Map()).set(name, told);
    else if (told !== undefined) representation[name] = told;
  }
  return failed;
}

function valueOf(
  object: DataObject,
  { key, name }: Extract<Requirement, { kind: 'field' }>,
): unknown {
  const value = object[key] === undefined ? object[name] : object[key];
  return value === undefined ? restOf(object) : value;
}

/** A composite value of a representation; a failure when something in it is one. */
function tellOf(value: unknown, selections: readonly Requirement[], types: PossibleTypes): unknown {
  if (Array.isArray(value)) {
    const told = value.map((element) => tellOf(element, selections, types));
    return told.find((element) => element instanceof FieldFailure) ?? told;
  }
  if (!isDataObject(value)) return value;
  const { representation, failed } = represent(value, selections, types);
  return failed === null ? representation : firstOf(failed);
}

function firstOf(failed: Failed): FieldFailure {
  const [first] = failed.values();
  if (first === undefined) throw new Error('Expected a failure, got none.');
  return first;
}

/** Whether anything but its type is known of an entity; without, it cannot be asked for. */
function hasKey(representation: DataObject): boolean {
  for (const key in representation) {
    if (key !== '__typename' && representation[key] !== null) return true;
  }
  return false;
}

/** Representations by what they say, in the order in which they came. */
class KnownEntities {
  readonly #onlyKey: string | null;
  readonly #byType = new Map<unknown, Map<string, number>>();
  #size = 0;

  constructor(onlyKey: string | null) {
    this.#onlyKey = onlyKey;
  }

  /** Its place among them; the next one for what has not come before. */
  indexOf(representation: DataObject): number {
    const key = this.#onlyKey === null ? undefined : representation[this.#onlyKey];
    return typeof key === 'string'
      ? this.#indexIn(representation['__typename'], key)
      : this.#indexIn(null, JSON.stringify(representation));
  }

  #indexIn(type: unknown, identity: string): number {
    let members = this.#byType.get(type);
    if (members === undefined) {
      members = new Map();
      this.#byType.set(type, members);
    }
    const index = members.get(identity);
    if (index !== undefined) return index;
    members.set(identity, this.#size);
    this.#size += 1;
    return this.#size - 1;
  }
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
