import type { EntityFetch, Plan, PlannedFetch, RootFetch } from '../plan/plan.ts';
import type { SubgraphResult } from '../subgraph.ts';
import { applyEntities, findAll } from './applyEntities.ts';
import { failedRoot, notAsked, placeErrors } from './failures.ts';
import type { DataObject } from './fieldFailure.ts';
import { copyData, mergeData } from './merge.ts';
import { createFinder } from './objectsAt.ts';
import { applyRenames, renameError } from './renames.ts';
import type { Run } from './run.ts';
import { scheduleOf, type Schedule } from './schedule.ts';

/**
 * Runs the fetches of a plan, each as soon as those it needs are done; what they give is in `run.data`.
 * Never rejects for what subgraphs do.
 */
export function runPlan({ fetches }: Plan, run: Run): Promise<unknown> {
  const schedule = scheduleOf(fetches);
  return runAll(schedule.first, { fetches, schedule, open: [...schedule.needed], run });
}

interface Progress {
  readonly fetches: readonly PlannedFetch[];
  readonly schedule: Schedule;
  /** For each fetch, how many that it needs are not done. */
  readonly open: number[];
  readonly run: Run;
}

function runAll(places: readonly number[], progress: Progress): Promise<unknown> {
  const [only] = places;
  return places.length === 1 && only !== undefined
    ? runFrom(only, progress)
    : Promise.all(places.map((place) => runFrom(place, progress)));
}

/** Runs a fetch, and what can begin when it is done. */
async function runFrom(first: number, progress: Progress): Promise<void> {
  let place: number | undefined = first;
  // What follows needs what this finds. A chain is one loop: only where the way forks it takes more promises.
  while (place !== undefined) {
    const fetch: PlannedFetch | undefined = progress.fetches[place];
    if (fetch !== undefined) await runFetch(fetch, progress.run);
    const ready: readonly number[] = finish(place, progress);
    if (ready.length > 1) {
      await runAll(ready, progress);
      return;
    }
    place = ready[0];
  }
}

/** Those that needed this one last. */
function finish(place: number, { schedule, open }: Progress): readonly number[] {
  const ready: number[] = [];
  for (const next of schedule.next[place] ?? []) {
    const left = (open[next] ?? 0) - 1;
    open[next] = left;
    if (left === 0) ready.push(next);
  }
  return ready;
}

function runFetch(fetch: PlannedFetch, run: Run): Promise<void> {
  return fetch.kind === 'root' ? fetchRoot(fetch, run) : fetchEntities(fetch, run);
}

async function fetchRoot(fetch: RootFetch, run: Run): Promise<void> {
  const targets = targetsOf(fetch, run);
  if (targets.length > 0) applyTo(targets, await ask(fetch, {}, run), { fetch, run });
}

/** Merges what root fields gave into the data. */
export function applyRoot(result: SubgraphResult, fetch: RootFetch, run: Run): void {
  applyTo(targetsOf(fetch, run), result, { fetch, run });
}

function targetsOf({ places }: RootFetch, run: Run): readonly DataObject[] {
  const find = createFinder(run);
  const [only] = places;
  // What stands at several places is one target.
  return places.length === 1 && only !== undefined
    ? find(only)
    : [...new Set(places.flatMap(find))];
}

function applyTo(
  targets: readonly DataObject[],
  result: SubgraphResult,
  { fetch, run }: { readonly fetch: RootFetch; readonly run: Run },
): void {
  const { renames } = fetch;
  const errors = result.errors.map((error) => renameError(error, renames, 0));
  const data = result.data ?? failedRoot(fetch, errors);
  if (result.data !== null) {
    applyRenames(data, renames);
    run.errors.push(...placeErrors(data, errors));
  }
  for (const [position, target] of targets.entries()) {
    // What is merged into one of them later must not show in the others.
    mergeData(target, position === targets.length - 1 ? data : copyData(data), run.types);
  }
}

async function fetchEntities(fetch: EntityFetch, run: Run): Promise<void> {
  const found = findAll(fetch, run);
  if (found.count === 0) return;
  applyEntities(await ask(fetch, found.representations, run), { fetch, found, run });
}

/** The arguments that an operation takes, by their names. */
export function variablesOf(
  { variables }: Pick<PlannedFetch, 'variables'>,
  values: Run['variables'],
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const { name, valueIn } of variables) {
    const value = valueIn(values);
    if (value !== undefined) given[name] = value;
  }
  return given;
}

async function ask(
  fetch: PlannedFetch,
  representations: Readonly<Record<string, readonly DataObject[]>>,
  run: Run,
): Promise<SubgraphResult> {
  const subgraph = run.subgraphs.get(fetch.subgraph);
  if (subgraph === undefined) {
    throw new Error(`Expected a subgraph of the supergraph, got "${fetch.subgraph}".`);
  }
  const { asker } = run;
  if (asker.signal?.aborted === true) return notAsked(fetch.subgraph);
  const { operation } = fetch;
  const { explanation } = asker;
  const startMs = explanation?.elapsed() ?? 0;
  const variables = Object.assign(variablesOf(fetch, run.variables), representations);
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

function countEntities(representations: Readonly<Record<string, readonly DataObject[]>>): number {
  return Object.values(representations).reduce((sum, { length }) => sum + length, 0);
}
