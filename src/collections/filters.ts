import { fold } from '../search/fold.ts';
import { toId } from '../ids.ts';

/** One filter: the field that must hold what a client gives, and how that is stored there. */
export interface FilterRule<Path extends string = string> {
  readonly field: Path;
  /** One value; any or all of several; or a span of years. */
  readonly match: 'one' | 'any' | 'all' | 'years';
  /** Absent where a value is stored as it is given. */
  readonly toStored?: (value: string) => string;
  /** What a yes and a no stand for, where they are not stored as such. */
  readonly fromBoolean?: { readonly true: string; readonly false: string };
  /** The type of entity that a value names; an id of another type is refused. */
  readonly type?: string;
  /** What the field may hold instead of the value, e.g. the word for every center. */
  readonly or?: readonly string[];
  /**
   * Where every value there is can be found, so that an unknown one is told from one that nothing
   * matches: ids of a collection, or, by `this`, the field itself.
   */
  readonly known?: { readonly ids: string } | 'this';
}

/** Holds the value; a list field holds it among others. */
export function equals<const Path extends string>(field: Path): FilterRule<Path> {
  return { field, match: 'one' };
}

/** Holds any of the values. */
export function equalsAny<const Path extends string>(field: Path): FilterRule<Path> {
  return { field, match: 'any' };
}

/** Holds what a yes or a no stands for. */
export function standsFor<const Path extends string>(
  field: Path,
  fromBoolean: { readonly true: string; readonly false: string },
): FilterRule<Path> {
  return { field, match: 'one', fromBoolean };
}

/** Holds the word; a word that nothing holds is refused. */
export function isWord<const Path extends string>(field: Path): FilterRule<Path> {
  return { field, match: 'one', known: 'this' };
}

/** Holds the exact name, in the folded form that names are stored in. */
export function isNamed<const Path extends string>(field: Path): FilterRule<Path> {
  return { field, match: 'one', toStored: fold };
}

/** Holds a year of the span. */
export function isWithin<const Path extends string>(field: Path): FilterRule<Path> {
  return { field, match: 'years' };
}

/** How an entity is referred to: its type, and the collection whose ids are all there are. */
export interface Target {
  readonly type: string;
  readonly ids: string;
}

/** Refers to the entity; takes a global id, or the slug or code behind it. */
export function refersTo<const Path extends string>(
  field: Path,
  { type, ids }: Target,
  or?: readonly string[],
): FilterRule<Path> {
  const toStored = (value: string): string => toId(type, value);
  return { field, match: 'one', type, toStored, known: { ids }, ...(or && { or }) };
}

/** Refers to any of the entities. */
export function refersToAny<const Path extends string>(
  field: Path,
  target: Target,
): FilterRule<Path> {
  return { ...refersTo(field, target), match: 'any' };
}

/** Refers to all of the entities. */
export function refersToAll<const Path extends string>(
  field: Path,
  target: Target,
): FilterRule<Path> {
  return { ...refersTo(field, target), match: 'all' };
}

/** Holds the global id, of whatever type. */
export function holdsId<const Path extends string>(field: Path, ids: string): FilterRule<Path> {
  return { field, match: 'one', known: { ids } };
}
