/** Answers whether an object is of one of some types, interfaces and unions. */
export interface PossibleTypes {
  /** True as well when the object does not say: only one type was possible then. */
  isAny(typename: unknown, names: readonly string[]): boolean;
}

export function createPossibleTypes(
  possible: ReadonlyMap<string, ReadonlySet<string>>,
): PossibleTypes {
  return {
    isAny: (typename, names) =>
      typeof typename !== 'string' ||
      names.some((name) => name === typename || possible.get(name)?.has(typename) === true),
  };
}
