import { GraphQLError } from 'graphql';

/** Whether it says that the whole operation is refused, wherever it was met. */
export function isRefusal(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions['code'] === 'QUERY_TOO_LARGE';
}

/** The refusal as it is told: where it was met. */
export function refusalAt(
  { message, extensions }: GraphQLError,
  path: readonly (string | number)[],
): GraphQLError {
  return new GraphQLError(message, { path, extensions });
}

/** The way to an object or list in the data of an answer; null where it is not in it yet. */
export function pathTo(data: unknown, wanted: object): readonly (string | number)[] | null {
  const seen = new Set<unknown>([data]);
  const pending: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [
    { value: data, path: [] },
  ];
  // Grows while it is walked: the nearest comes first.
  for (const { value, path } of pending) {
    if (value === wanted) return path;
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'object' || inner === null || seen.has(inner)) continue;
      seen.add(inner);
      pending.push({ value: inner, path: [...path, isList ? Number(key) : key] });
    }
  }
  return null;
}
