import { hash } from 'node:crypto';

/**
 * One index that holds all that documents are counted by, so that counting needs none of them. An
 * index takes one list at most; a list stands in it as its key, all of it as one word.
 */
export interface TallyRule<Field extends string = string> {
  /** The field that `tallyPart` fills. */
  readonly part: Field;
  /**
   * What follows in the index. What goes together comes first, so that neighbours have long
   * beginnings in common, and what is seldom asked for last.
   */
  readonly fields: readonly Field[];
  /** Which of the fields has a list's key, by the list's field. */
  readonly keys: Readonly<Record<string, Field>>;
  /** List fields of which there are thousands of different lists, those with most first. */
  readonly manifold: readonly string[];
}

/** How many parts documents fall into; whole ranges of parts are counted at once. */
export const tallyParts = 64;

/** Which part a document is in, from 0: about as many are in each. */
export function tallyPart(id: string): number {
  return hash('sha256', id, 'buffer').readUInt8(0) % tallyParts;
}

/** The index behind a tally, field by field. */
export function tallyIndexFields({ part, fields }: TallyRule): readonly string[] {
  return [part, ...fields];
}

// No id and no word holds it.
const mark = '\n';

/** A list as one word; the same elements in another order are the same word. */
export function listKey(values: readonly string[]): string {
  return values.length === 0 ? '' : mark + [...new Set(values)].toSorted().join(mark) + mark;
}

/** The list behind a key. */
export function keyElements(key: string): readonly string[] {
  return key === '' ? [] : key.slice(mark.length, -mark.length).split(mark);
}

/** What a list's key has in it exactly when the list has the value. */
export function keyPart(value: string): string {
  return mark + value + mark;
}
