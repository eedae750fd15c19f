import type { EntityFetch, EntityInput, Requirement } from '../plan/plan.ts';
import { entityFields, noValue } from './failures.ts';
import { FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';
import type { FindObjects } from './objectsAt.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { renamedKey } from './renames.ts';
import { typeOf, whyOpen } from './typeOf.ts';
import type { Run } from './run.ts';

/** Entities to ask more of, each once however often it stands in the data. */
export interface FoundEntities {
  readonly representations: readonly DataObject[];
  /** For each representation, where its answer goes. */
  readonly targets: readonly (readonly DataObject[])[];
  /** Objects that cannot be asked for, because of what could not be had of them; null where they have no key. */
  readonly unfit: readonly (readonly [DataObject, FieldFailure | null])[];
  /** Fields that cannot be asked for, by what the data call them; all others of these objects can. */
  readonly partly: ReadonlyMap<DataObject, DataObject>;
}

/** What could not be had of an object, by the name of the field. */
type Failed = ReadonlyMap<string, FieldFailure>;

interface Finding extends Pick<Run, 'types'> {
  readonly objectsAt: FindObjects;
}

/** Finds the entities of an input in the data, and makes representations of them. */
export function findEntities(
  fetch: EntityFetch,
  input: EntityInput,
  { types, objectsAt }: Finding,
): FoundEntities {
  const representations: DataObject[] = [];
  const targets: DataObject[][] = [];
  const unfit: [DataObject, FieldFailure | null][] = [];
  const partly = new Map<DataObject, DataObject>();
  const known = new KnownEntities(onlyKeyOf(input));
  const hasKey = keyTestOf(input);
  const isAskable = (object: DataObject, failed: Failed): boolean => {
    const failure = firstOf(input.key, failed);
    if (failure !== undefined) {
      unfit.push([object, failure.ofOther()]);
      return false;
    }
    const fields = failingFields(failed, input);
    partly.set(object, fields);
    return input.tellsType || !isAll(fields, { fetch, input, object, types });
  };
  const add = (object: DataObject, representation: DataObject) => {
    const index = known.indexOf(representation);
    if (index === representations.length) {
      representations.push(representation);
      targets.push([object]);
    } else if (targets[index]?.at(-1) !== object) {
      // The own graph gives one object for an entity wherever it comes at one place.
      targets[index]?.push(object);
    }
  };
  const find = (object: DataObject) => {
    const typename = object['__typename'];
    if (!types.isOf(typename, input.type)) return;
    const representation: DataObject = { __typename: input.type };
    const failed = tell(object, input.representation, { representation, types, failed: null });
    if (failed !== null && !isAskable(object, failed)) return;
    if (hasKey(representation)) add(object, representation);
    else unfit.push([object, isNull(representation, input) ? null : noValue()]);
  };
  for (const place of input.places) {
    for (const object of objectsAt(place)) find(object);
  }
  return { representations, targets, unfit, partly };
}

/** The fields that require what failed. */
function failingFields(failed: Failed, { requiring, renames }: EntityInput): DataObject {
  return Object.fromEntries(
    requiring.flatMap(({ field, names }) => {
      const failure = firstOf(names, failed);
      return failure === undefined ? [] : [[renamedKey(field, renames), failure.ofOther()]];
    }),
  );
}

function firstOf(names: readonly string[], failed: Failed): FieldFailure | undefined {
  return names.map((name) => failed.get(name)).find((failure) => failure !== undefined);
}

interface AskedEntity {
  readonly fetch: EntityFetch;
  readonly input: EntityInput;
  readonly object: DataObject;
  readonly types: PossibleTypes;
}

/** Whether nothing else is asked of such an object. */
function isAll(fields: DataObject, { fetch, input, object, types }: AskedEntity): boolean {
  const of = { typename: object['__typename'], types };
  const asked = entityFields(fetch.operation.document, input, of);
  return asked.every((key) => Object.hasOwn(fields, key));
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
function keyTestOf({ key, representation: told }: EntityInput): (of: DataObject) => boolean {
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
function isNull(representation: DataObject, { key }: EntityInput): boolean {
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

/** Representations of one type by what they say, in the order in which they came. */
class KnownEntities {
  readonly #onlyKey: string | null;
  readonly #byKey = new Map<string, number>();
  readonly #byText = new Map<string, number>();
  #size = 0;

  constructor(onlyKey: string | null) {
    this.#onlyKey = onlyKey;
  }

  /** Its place among them; the next one for what has not come before. */
  indexOf(representation: DataObject): number {
    const key = this.#onlyKey === null ? undefined : representation[this.#onlyKey];
    return typeof key === 'string'
      ? this.#indexIn(this.#byKey, key)
      : this.#indexIn(this.#byText, JSON.stringify(representation));
  }

  #indexIn(members: Map<string, number>, identity: string): number {
    const index = members.get(identity);
    if (index !== undefined) return index;
    members.set(identity, this.#size);
    this.#size += 1;
    return this.#size - 1;
  }
}

/** The one field that tells entities of a type apart; null when it takes more. */
function onlyKeyOf({ representation }: EntityInput): string | null {
  const [only, ...others] = representation;
  const isOnly = only?.kind === 'field' && only.selections === null && others.length === 0;
  return isOnly ? only.name : null;
}
