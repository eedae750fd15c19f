/** Answers whether an object is of one of some types, interfaces and unions. */
export interface PossibleTypes {
  /** True as well when the object does not say: only one type was possible then. */
  isAny(typename: unknown, names: readonly string[]): boolean;
  isOf(typename: unknown, name: string): boolean;
}

export function createPossibleTypes(
  possible: ReadonlyMap<string, ReadonlySet<string>>,
): PossibleTypes {
  const isOf = (typename: unknown, name: string): boolean =>
    typeof typename !== 'string' || name === typename || possible.get(name)?.has(typename) === true;
  return {
    isAny: (typename, names) =>
      typeof typename !== 'string' || names.some((name) => isOf(typename, name)),
    isOf,
  };
}
