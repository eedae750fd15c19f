import type { Continuation, EntityFetch, EntityInput, PlanNode, RootFetch } from '../plan/plan.ts';
import type { Asker, Subgraph, SubgraphError, SubgraphResult } from '../subgraph.ts';
import { typeIn } from '../supergraph.ts';
import { findEntities, type FoundEntities } from './entities.ts';
import { failWith, type RequiredNames } from './failWith.ts';
import {
  emptyEntity,
  entityFields,
  failedRoot,
  noEntities,
  noEntity,
  placeErrors,
} from './failures.ts';
import { FieldFailure, isDataObject, type DataObject } from './fieldFailure.ts';
import { copyData, mergeData } from './merge.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { applyRewrites } from './rewrite.ts';

/** What the fetches of one operation share. */
export interface Run {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Coerced, so that defaults are in and a bad value never reaches a subgraph. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
  readonly types: PossibleTypes;
  /** See `Supergraph.owed`. */
  readonly owed: ReadonlySet<string>;
  readonly required: RequiredNames;
  /** What the fetches have found so far. */
  readonly data: DataObject;
  /** Errors that stand for no null. */
  readonly errors: SubgraphError[];
  /** Objects that turned out not to exist; they are null, and so is what hangs on them. */
  readonly missing: Set<DataObject>;
  /** Noted where the answer is to say what it took. */
  readonly fetches: FetchRecord[];
}

interface FetchRecord {
  readonly subgraph: string;
  readonly operation: string;
  /** Entities asked for, after equal ones were made one; null for root fields. */
  readonly entities: number | null;
  /** When it was asked, after the request came. */
  readonly startMs: number;
  readonly ms: number;
  readonly errors: number;
}

/** Runs the fetches of a plan; what they give is in `run.data`. Never rejects for what subgraphs do. */
// eslint-disable-next-line complexity -- one case for each kind of node
export async function runPlan(node: PlanNode | null, run: Run): Promise<void> {
  switch (node?.kind) {
    case undefined:
      return;
    case 'sequence':
      // Each may need what those before it found.
      for (const child of node.nodes) await runPlan(child, run);
      return;
    case 'parallel':
      await Promise.all(node.nodes.map((child) => runPlan(child, run)));
      return;
    case 'condition':
      return runPlan(run.variables[node.variable] === true ? node.whenTrue : node.whenFalse, run);
    case 'root':
      applyRoot(await ask(node, {}, run), node, run);
      return;
    case 'entities':
      return fetchEntities(node, run);
    case 'continuation':
      return continueFrom(node, run);
  }
}

/** Merges the answer of root fields into the data. */
export function applyRoot(result: SubgraphResult, fetch: RootFetch, run: Run): void {
  const data = result.data ?? failedRoot(fetch.operation.document, result.errors);
  if (result.data !== null) run.errors.push(...placeErrors(data, result.errors));
  applyRewrites(data, fetch.rewrites, run.types);
  mergeData(run.data, data);
}

async function fetchEntities(fetch: EntityFetch, run: Run): Promise<void> {
  const found = fetch.inputs.map((input) =>
    findEntities(run.data, input, {
      ...run,
      failWith: (object, failed) =>
        failWith(failed, askedOf(object, { fetch, input, run }), run.required),
    }),
  );
  fetch.inputs.forEach((input, index) => {
    for (const [object, failure] of found[index]?.unfit ?? []) {
      fillEntity(object, failure, { fetch, input, run });
    }
  });
  const entities = found.reduce((sum, { representations }) => sum + representations.length, 0);
  if (entities === 0) return;
  const representations = Object.fromEntries(
    fetch.inputs.map(({ variable }, index) => [variable, found[index]?.representations ?? []]),
  );
  applyEntities(await ask(fetch, representations, run), { fetch, found, run });
}

interface Answered {
  readonly fetch: EntityFetch;
  readonly found: readonly FoundEntities[];
  readonly run: Run;
}

function applyEntities(result: SubgraphResult, { fetch, found, run }: Answered): void {
  const data = result.data ?? {};
  const loose = placeErrors(data, result.errors);
  const isTold = fetch.inputs.map((input, index) => {
    const place = { fetch, input, run };
    const targets = found[index]?.targets ?? [];
    const answers = data[input.alias];
    if (!Array.isArray(answers) || answers.length !== targets.length) {
      const failure = answers instanceof FieldFailure ? answers : noEntities(loose, fetch.subgraph);
      for (const target of targets.flat()) fillEntity(target, failure, place);
      return targets.length > 0;
    }
    applyRewrites(answers, input.outputRewrites, run.types);
    answers.forEach((answer, at) => {
      applyEntity(answer, targets[at] ?? [], place);
    });
    for (const [target, failures] of found[index]?.partly ?? []) {
      applyRewrites(failures, input.outputRewrites, run.types);
      replaceBy(failures, target);
    }
    return false;
  });
  if (!isTold.includes(true)) run.errors.push(...loose);
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
      mergeEntity(target, position === targets.length - 1 ? answer : copyData(answer), place.run);
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

function askedOf(object: DataObject, { fetch, input, run }: Place) {
  const of = { typename: object['__typename'], types: run.types };
  return entityFields(fetch.operation.document, input.alias, of);
}

/** What was answered without what it requires is no answer. */
function replaceBy(failures: DataObject, target: DataObject): void {
  for (const key in failures) target[key] = failures[key];
}

/** A subgraph that knows an interface as an object cannot tell the type; one that can comes later. */
function mergeEntity(target: DataObject, answer: DataObject, { types }: Run): void {
  const [known, told] = [target['__typename'], answer['__typename']];
  if (typeof known === 'string' && typeof told === 'string' && types.isAny(told, [known])) {
    target['__typename'] = told;
  }
  mergeData(target, answer);
}

/**
 * The subgraph knows no such entity. Where it owes a field of the type there can be none anywhere;
 * otherwise it only has nothing to add.
 */
function markMissing(target: DataObject, place: Place): void {
  const { fetch, run } = place;
  if (run.owed.has(typeIn(String(target['__typename']), fetch.subgraph))) run.missing.add(target);
  else fillEntity(target, null, place);
}

/** Puts a failure, or null, where the fetch should have given values. */
function fillEntity(
  target: DataObject,
  value: FieldFailure | null,
  { fetch, input, run }: Place,
): void {
  const empty = emptyEntity(fetch.operation.document, input.alias, {
    typename: target['__typename'],
    types: run.types,
  })(value);
  applyRewrites(empty, input.outputRewrites, run.types);
  mergeData(target, empty);
}

/** Runs a plan of its own for entities of this one, and brings back what it finds. */
async function continueFrom(continuation: Continuation, run: Run): Promise<void> {
  const { key, fields, node } = continuation;
  const input = { ...continuation, inputRewrites: [] };
  const found = findEntities(run.data, input, { ...run, failWith: () => null });
  for (const [object, failure] of found.unfit) {
    mergeData(object, Object.fromEntries(fields.map((field) => [field, failure])));
  }
  const entities = found.representations;
  if (entities.length === 0) return;
  const missing = new Set<DataObject>();
  await runPlan(node, { ...run, data: { [key]: [...entities] }, missing });
  for (const [index, entity] of entities.entries()) {
    const targets = found.targets[index] ?? [];
    for (const target of targets) {
      if (missing.has(entity)) run.missing.add(target);
      mergeEntity(target, copyData(withoutMissing(entity, missing)), run);
    }
  }
}

/** The same with null for what does not exist; copies are not in `missing`. */
function withoutMissing(entity: DataObject, missing: ReadonlySet<DataObject>): DataObject {
  if (missing.size === 0) return entity;
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean);
    if (!isDataObject(value)) return value;
    return missing.has(value) ? null : withoutMissing(value, missing);
  };
  return Object.fromEntries(Object.entries(entity).map(([key, value]) => [key, clean(value)]));
}

async function ask(
  fetch: RootFetch | EntityFetch,
  representations: Readonly<Record<string, unknown>>,
  run: Run,
): Promise<SubgraphResult> {
  const subgraph = run.subgraphs.get(fetch.subgraph);
  if (subgraph === undefined) {
    throw new Error(`Expected a subgraph of the supergraph, got "${fetch.subgraph}".`);
  }
  const variables: Record<string, unknown> = { ...representations };
  for (const name of fetch.variables) {
    if (Object.hasOwn(run.variables, name)) variables[name] = run.variables[name];
  }
  const { asker } = run;
  const { operation } = fetch;
  const { explanation } = asker;
  const startMs = explanation?.elapsed() ?? 0;
  const result = await subgraph.execute({ operation, variables, asker });
  if (explanation !== null) {
    run.fetches.push({
      ...result.cost,
      subgraph: fetch.subgraph,
      operation: operation.text,
      entities: fetch.kind === 'root' ? null : countEntities(representations),
      startMs,
      ms: explanation.elapsed() - startMs,
      errors: result.errors.length,
    });
  }
  return result;
}

function countEntities(representations: Readonly<Record<string, unknown>>): number {
  return Object.values(representations).reduce<number>(
    (sum, list) => sum + (Array.isArray(list) ? list.length : 0),
    0,
  );
}
