import type { ExecutionResult, GraphQLFormattedError } from 'graphql';

type Path = readonly (string | number)[];

/** How an answer is not the right one, to the order of its keys; null when it is. */
export function differenceOf(
  expected: readonly ExecutionResult[],
  got: readonly ExecutionResult[],
): string | null {
  if (expected.length !== got.length)
    return `Expected ${expected.length} answers, got ${got.length}.`;
  for (const [index, right] of expected.entries()) {
    const told = got[index] ?? {};
    if (JSON.stringify(right.data ?? null) !== JSON.stringify(told.data ?? null))
      return describe(right, told);
    if ((right.errors?.length ?? 0) > 0 !== (told.errors?.length ?? 0) > 0)
      return describe(right, told);
  }
  return null;
}

/**
 * What no failure explains: a value that differs, or a null without an error at it, above it or below it.
 *
 * @param isSilent - whether entities that are not there are null without an error
 */
export function unexplainedOf(
  expected: readonly ExecutionResult[],
  got: readonly ExecutionResult[],
  isSilent: boolean,
): string | null {
  if (expected.length !== got.length)
    return `Expected ${expected.length} answers, got ${got.length}.`;
  for (const [index, right] of expected.entries()) {
    const told = got[index] ?? {};
    const place = findUnexplained(right.data ?? null, told.data ?? null, {
      path: [],
      isSilent,
      errors: (told.errors ?? []) as readonly GraphQLFormattedError[],
    });
    if (place !== null) return `At ${JSON.stringify(place)}: ${describe(right, told)}`;
  }
  return null;
}

interface Place {
  readonly path: Path;
  readonly isSilent: boolean;
  readonly errors: readonly GraphQLFormattedError[];
}

function findUnexplained(right: unknown, told: unknown, place: Place): Path | null {
  const { path, errors, isSilent } = place;
  if (told === null && right !== null) return isSilent || isExplained(path, errors) ? null : path;
  if (Array.isArray(right) && Array.isArray(told)) {
    if (right.length !== told.length) return path;
    return firstOf(right.keys(), (index) =>
      findUnexplained(right[index], told[index], { ...place, path: [...path, index] }),
    );
  }
  if (isObject(right) && isObject(told)) {
    if (Object.keys(right).join() !== Object.keys(told).join() && !isValue(right, told))
      return path;
    return firstOf(Object.keys(right).values(), (key) =>
      findUnexplained(right[key], told[key], { ...place, path: [...path, key] }),
    );
  }
  return right === told ? null : path;
}

function isValue(right: object, told: object): boolean {
  return JSON.stringify(right) === JSON.stringify(told);
}

function firstOf<T>(items: Iterable<T>, find: (item: T) => Path | null): Path | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function isExplained(path: Path, errors: readonly GraphQLFormattedError[]): boolean {
  return errors.some(({ path: at }) => {
    if (at === undefined) return path.length === 0;
    const length = Math.min(at.length, path.length);
    return JSON.stringify(at.slice(0, length)) === JSON.stringify(path.slice(0, length));
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function describe(right: ExecutionResult, told: ExecutionResult): string {
  return `Expected\n${JSON.stringify(right)}\ngot\n${JSON.stringify(told)}`;
}
