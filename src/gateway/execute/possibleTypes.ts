/** Answers whether an object is of one of some types, interfaces and unions. */
export interface PossibleTypes {
  /** True as well when the object does not say: what it was asked by has one type only. */
  isAny(typename: unknown, names: readonly string[]): boolean;
  isOf(typename: unknown, name: string): boolean;
  /** Whether what an object says leaves open what it is: an interface is no type of an object. */
  isOpen(typename: unknown): boolean;
}

export function createPossibleTypes(
  possible: ReadonlyMap<string, ReadonlySet<string>>,
): PossibleTypes {
  // Nothing is known of an object that failed to say its type.
  const isOf = (typename: unknown, name: string): boolean =>
    typeof typename === 'string'
      ? name === typename || possible.get(name)?.has(typename) === true
      : typename == null;
  return {
    isAny: (typename, names) => names.some((name) => isOf(typename, name)),
    isOf,
    isOpen: (typename) => typeof typename !== 'string' || possible.has(typename),
  };
}
