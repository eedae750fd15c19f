export function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}

/** Whether both hold the same, in whatever order. */
export function isSameSet<T>(one: readonly T[], other: readonly T[]): boolean {
  return (
    one.every((element) => other.includes(element)) &&
    other.every((element) => one.includes(element))
  );
}
