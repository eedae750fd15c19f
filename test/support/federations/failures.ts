import { GraphQLError, Kind, type DocumentNode, type ExecutionResult } from 'graphql';
import { hash } from './leaves.ts';

/** How fetches fail. */
export interface Failures {
  readonly seed: number;
  /** Of each fetch, from 0 to 1. */
  readonly chance: number;
}

export interface Failure {
  readonly kind: 'error' | 'noData' | 'entity' | 'field' | 'absent';
  readonly seed: number;
}

/** Whether and how a fetch fails; the same for the same fetch, whenever it comes. */
export function failureOf(failures: Failures | null, fetch: string): Failure | null {
  if (failures === null) return null;
  const seed = hash(`${failures.seed} ${fetch}`);
  if ((seed % 1000) / 1000 >= failures.chance) return null;
  const kinds = ['error', 'noData', 'entity', 'field', 'absent'] as const;
  return { kind: kinds[hash(`${seed} kind`) % kinds.length] ?? 'error', seed };
}

/** What is left of an answer; every null that it did not have comes with an error, but for entities that are not there. */
export function spoil(
  result: ExecutionResult,
  failure: Failure | null,
  document: DocumentNode,
): ExecutionResult {
  switch (failure?.kind) {
    case 'error':
      return { data: null, errors: [new GraphQLError('Failed: a fetch.')] };
    case 'noData':
      return { errors: [new GraphQLError('Failed: no data.')] };
    case 'entity':
      return spoilEntities(result, failure.seed, { document, isTold: true });
    case 'absent':
      return spoilEntities(result, failure.seed, { document, isTold: false });
    case 'field':
    case undefined:
      return result;
  }
}

function spoilEntities(
  result: ExecutionResult,
  seed: number,
  { document, isTold }: { readonly document: DocumentNode; readonly isTold: boolean },
): ExecutionResult {
  const keys = document.definitions
    .flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : []))
    .filter((one) => one.kind === Kind.FIELD && one.name.value === '_entities')
    .map((one) => (one.kind === Kind.FIELD ? (one.alias ?? one.name).value : ''));
  const errors = [...(result.errors ?? [])];
  const data = { ...result.data };
  for (const key of keys) {
    const value = data[key];
    if (!Array.isArray(value)) continue;
    data[key] = value.map((one: unknown, index) => {
      if (hash(`${seed} ${key} ${index}`) % 2 === 0) return one;
      if (isTold) errors.push(new GraphQLError('Failed: an entity.', { path: [key, index] }));
      return null;
    });
  }
  return {
    data: result.data === null || result.data === undefined ? null : data,
    ...(errors.length > 0 && { errors }),
  };
}

/** What is left of an event; one that fails is followed by others. */
export function spoilEvent(result: ExecutionResult, failure: Failure | null): ExecutionResult {
  return failure === null || failure.kind === 'field'
    ? result
    : { data: null, errors: [new GraphQLError('Failed: an event.')] };
}
