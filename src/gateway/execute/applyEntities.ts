import type { EntityFetch, EntityInput } from '../plan/plan.ts';
import type { SubgraphError, SubgraphResult } from '../subgraph.ts';
import { typeIn } from '../supergraph.ts';
import { findEntities, type FoundEntities } from './entities.ts';
import { emptyEntity, noEntities, noEntity, noType, placeErrors } from './failures.ts';
import { failRest, FieldFailure, isDataObject, type DataObject } from './fieldFailure.ts';
import { copyData, mergeData } from './merge.ts';
import { applyRenames, renameError } from './renames.ts';
import { createFinder } from './objectsAt.ts';
import { whyOther } from './otherEntity.ts';
import type { Run } from './run.ts';

/** The entities of all inputs of a fetch. */
export interface FoundInputs {
  readonly inputs: readonly FoundEntities[];
  /** By variable. */
  readonly representations: Readonly<Record<string, readonly DataObject[]>>;
  readonly count: number;
}

/** Finds what a fetch is to ask for, and says so of what it cannot ask for. */
export function findAll(fetch: EntityFetch, run: Run): FoundInputs {
  const representations: Record<string, readonly DataObject[]> = {};
  let count = 0;
  const objectsAt = createFinder(run);
  const inputs = fetch.inputs.map((input) => {
    const found = findEntities(fetch, input, { types: run.types, objectsAt });
    for (const [object, failure] of found.unfit) fillEntity(object, failure, { fetch, input, run });
    representations[input.variable] = found.representations;
    count += found.representations.length;
    return found;
  });
  // With answers to come, they stand for what is answered all the same.
  if (count === 0) for (const { partly } of inputs) replaceAll(partly);
  return { inputs, representations, count };
}

interface Answered {
  readonly fetch: EntityFetch;
  readonly found: FoundInputs;
  readonly run: Run;
}

/** Merges what a fetch gave into the entities that it was asked for. */
export function applyEntities(result: SubgraphResult, { fetch, found, run }: Answered): void {
  const data = result.data ?? {};
  const errors = result.errors.map((error) => {
    const input = fetch.inputs.find(({ alias }) => alias === error.path?.[0]);
    return input === undefined ? error : renameError(error, input.renames, 2);
  });
  for (const { alias, renames } of fetch.inputs) applyRenames(data[alias], renames);
  const loose = placeErrors(data, errors);
  const areTold = fetch.inputs.map((input, index) => {
    const of = found.inputs[index];
    const answers = data[input.alias];
    const isTold = of !== undefined && !applyInput(answers, of, { fetch, input, run, loose });
    if (of !== undefined) replaceAll(of.partly);
    return isTold;
  });
  if (!areTold.includes(true)) run.errors.push(...loose);
}

/** Whether there was an answer for each of the entities; where not, errors without a place say why. */
function applyInput(
  answers: unknown,
  { targets }: FoundEntities,
  { loose, ...place }: Place & { readonly loose: readonly SubgraphError[] },
): boolean {
  if (Array.isArray(answers) && answers.length === targets.length) {
    for (const [at, answer] of answers.entries()) applyEntity(answer, targets[at] ?? [], place);
    return true;
  }
  const failure =
    answers instanceof FieldFailure ? answers : noEntities(loose, place.fetch.subgraph);
  for (const target of targets.flat()) fillEntity(target, failure, place);
  return targets.length === 0;
}

/** What was answered without what it requires is no answer. */
function replaceAll(partly: ReadonlyMap<DataObject, DataObject>): void {
  for (const [object, failures] of partly) Object.assign(object, failures);
}

interface Place {
  readonly fetch: EntityFetch;
  readonly input: EntityInput;
  readonly run: Run;
}

function applyEntity(answer: unknown, targets: readonly DataObject[], place: Place): void {
  for (const [position, target] of targets.entries()) {
    if (isDataObject(answer)) {
      // What is merged into one of them later must not show in the others.
      mergeEntity(target, position === targets.length - 1 ? answer : copyData(answer), place);
    } else if (answer === null) {
      markMissing(target, place);
    } else {
      fillEntity(
        target,
        answer instanceof FieldFailure ? answer : noEntity(place.fetch.subgraph),
        place,
      );
    }
  }
}

function mergeEntity(target: DataObject, answer: DataObject, place: Place): void {
  const { fetch, input, run } = place;
  const other = whyOther(answer, { fetch, input, target, types: run.types });
  if (other !== null) {
    fillEntity(target, other, place);
    return;
  }
  const isToBeTold = isOpenFor(input, target, run);
  mergeData(target, answer, run.types);
  if (!isToBeTold || !isOpenFor(input, target, run)) return;
  const told = answer['__typename'];
  failType(target, told instanceof FieldFailure ? told : noType(fetch.subgraph, input.type), input);
}

/** Whether it is for this input to tell what an object is. */
function isOpenFor({ tellsType }: EntityInput, target: DataObject, { types }: Run): boolean {
  return tellsType && types.isOpen(target['__typename']);
}

/** It stays what it was known as; whatever depends on what else it is fails. */
function failType(target: DataObject, failure: FieldFailure, { type }: EntityInput): void {
  if (typeof target['__typename'] !== 'string') target['__typename'] = type;
  failRest(target, failure);
}

/**
 * The subgraph knows no such entity. Where it owes a field of the type, or is who says of what type
 * objects are, there can be none anywhere; otherwise it only has nothing to add.
 */
function markMissing(target: DataObject, place: Place): void {
  const { fetch, input, run } = place;
  const isOwed = run.owed.has(typeIn(typeOf(target, input), fetch.subgraph));
  if (isOwed || isOpenFor(input, target, run)) run.missing.add(target);
  else fillEntity(target, null, place);
}

/** Nobody asks objects for their type where it can be no other. */
function typeOf(target: DataObject, { type }: EntityInput): string {
  const typename = target['__typename'];
  return typeof typename === 'string' ? typename : type;
}

/** Puts a failure, or null, where the fetch should have given values. */
function fillEntity(target: DataObject, value: FieldFailure | null, place: Place): void {
  const { fetch, input, run } = place;
  const of = { typename: target['__typename'], types: run.types };
  mergeData(target, emptyEntity(fetch.operation.document, input, of)(value), run.types);
  if (value !== null && isOpenFor(input, target, run)) failType(target, value, input);
}
