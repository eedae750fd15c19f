import type { EntityFetch, EntityInput } from '../plan/plan.ts';
import { entityFields, noValue } from './failures.ts';
import type { DataObject, FieldFailure } from './fieldFailure.ts';
import type { FindObjects } from './objectsAt.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { renamedKey } from './renames.ts';
import { isKeyNull, keyTestOf, tell, type Failed } from './representation.ts';
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

interface Finding extends Pick<Run, 'types'> {
  readonly objectsAt: FindObjects;
}

/** Finds the entities of an input in the data, and makes representations of them. */
export function findEntities(
  fetch: EntityFetch,
  input: EntityInput,
  { types, objectsAt }: Finding,
): FoundEntities {
  const gathering = new Gathering(fetch, input, types);
  for (const place of input.places) {
    for (const object of objectsAt(place)) gathering.take(object);
  }
  return gathering;
}

/** The entities of one input, while its objects are gone through. */
class Gathering implements FoundEntities {
  readonly representations: DataObject[] = [];
  readonly targets: DataObject[][] = [];
  readonly unfit: [DataObject, FieldFailure | null][] = [];
  readonly partly = new Map<DataObject, DataObject>();
  readonly #fetch: EntityFetch;
  readonly #input: EntityInput;
  readonly #types: PossibleTypes;
  readonly #known: KnownEntities;
  readonly #hasKey: (representation: DataObject) => boolean;

  constructor(fetch: EntityFetch, input: EntityInput, types: PossibleTypes) {
    this.#fetch = fetch;
    this.#input = input;
    this.#types = types;
    this.#known = new KnownEntities(onlyKeyOf(input));
    this.#hasKey = keyTestOf(input);
  }

  take(object: DataObject): void {
    const { type, representation: required } = this.#input;
    const types = this.#types;
    if (!types.isOf(object['__typename'], type)) return;
    const representation: DataObject = { __typename: type };
    const failed = tell(object, required, { representation, types, failed: null });
    if (failed !== null && !this.#isAskable(object, failed)) return;
    if (this.#hasKey(representation)) this.#add(object, representation);
    else this.unfit.push([object, isKeyNull(representation, this.#input) ? null : noValue()]);
  }

  #isAskable(object: DataObject, failed: Failed): boolean {
    const input = this.#input;
    const failure = firstOf(input.key, failed);
    if (failure !== undefined) {
      this.unfit.push([object, failure.ofOther()]);
      return false;
    }
    const fields = failingFields(failed, input);
    this.partly.set(object, fields);
    const asked = { fetch: this.#fetch, input, object, types: this.#types };
    return input.tellsType || !isAll(fields, asked);
  }

  #add(object: DataObject, representation: DataObject): void {
    const index = this.#known.indexOf(representation);
    if (index === this.representations.length) {
      this.representations.push(representation);
      this.targets.push([object]);
    } else if (this.targets[index]?.at(-1) !== object) {
      // The own graph gives one object for an entity wherever it comes at one place.
      this.targets[index]?.push(object);
    }
  }
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
