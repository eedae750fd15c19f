/** A list that is asked for, as far as it decides what is read. */
interface ListPlace {
  /** Of the field: `State.resources`. */
  readonly coordinate: string;
  /** The type of its elements. */
  readonly element: string | null;
  /** How many objects have such a list, at most. */
  readonly parents: number;
  /** How many conditions its filter has, at most. */
  readonly members: number;
  /** How often a field of the list is asked for: `nodes`, `totalCount`, `facets`. */
  readonly asked: (field: string) => number;
}

/** What is read for a list beside its elements, at most: counted, looked at, searched. In points. */
export type Work = (place: ListPlace) => number;

/**
 * So much work is a point, in microseconds of a processor: about what an element takes that is found, brought here and
 * answered with.
 */
export const MICROSECONDS_PER_POINT = 50;
