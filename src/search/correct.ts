/** A word of the vocabulary, as far as correcting needs it. */
export interface KnownWord {
  readonly _id: string;
  /** How it is written, which may differ from what it is looked up by: with capitals where it only is an abbreviation. */
  readonly word: string;
  /** How many entities it is found in. */
  readonly count: number;
}

/** Corrections are looked for by how words begin; the rest of a word is compared when found. */
const comparedLetters = 7;
const shortestCorrected = 4;
/** What is shorter is one letter from too many words: it keeps its first one. */
const shortestChanged = 6;
/** How many words may be meant by one. */
const maxNear = 8;

/** How many typos a word may have: one from four letters on, two from eight. */
export function allowedTypos(word: string): number {
  if (word.length < shortestCorrected || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * A word's beginning, and what is left of it without any one letter. Two words that differ by one
 * typo there have one of these in common, so that they meet in an index (as in SymSpell).
 */
export function deletionsOf(word: string): readonly string[] {
  if (allowedTypos(word) === 0) return [];
  const beginning = word.slice(0, comparedLetters);
  const shorter = Array.from(
    { length: beginning.length },
    (_, index) => beginning.slice(0, index) + beginning.slice(index + 1),
  );
  return [...new Set([beginning, ...shorter])];
}

/** The known words that were most likely meant, likeliest first; none where none is near. */
export function nearWords(word: string, known: readonly KnownWord[]): readonly KnownWord[] {
  // What has three letters is often an abbreviation: it may lack one letter, and no more.
  const allowed = Math.max(allowedTypos(word), keysOf(word).length > 0 ? 1 : 0);
  return known
    .map((candidate) => ({ candidate, distance: typosBetween(word, candidate._id, allowed) }))
    .filter(
      ({ candidate, distance }) =>
        distance <= allowed && candidate._id !== word && canBeMeant(word, candidate._id),
    )
    .toSorted((a, b) => a.distance - b.distance || byCommonness(a.candidate, b.candidate))
    .slice(0, maxNear)
    .map(({ candidate }) => candidate);
}

function canBeMeant(word: string, meant: string): boolean {
  return word.length >= shortestChanged || meant.startsWith(word.charAt(0));
}

/**
 * Whether it is another abbreviation than the one that was typed, `NJMEP` and not `NYMEP`: nothing but its letters
 * tells it from others. They may be swapped, and no more.
 */
export function isOtherAbbreviation(word: string, { _id, word: written }: KnownWord): boolean {
  const isShort = word.length < shortestChanged;
  return isShort && isAbbreviation(written) && lettersOf(word) !== lettersOf(_id);
}

function lettersOf(word: string): string {
  return Array.from(word).toSorted().join('');
}

/** Whether this is how an abbreviation is written: `NIST`, `GaMEP`. */
export function isAbbreviation(written: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(written);
}

/** What known words that are near a word have in common with it; none for what cannot be a typo. */
export function keysOf(word: string): readonly string[] {
  return /^\p{L}{3}$/u.test(word) ? [word] : deletionsOf(word);
}

function byCommonness(a: KnownWord, b: KnownWord): number {
  return b.count - a.count || (a._id < b._id ? -1 : 1);
}

/** Letters left out, added, changed or swapped (optimal string alignment); stops beyond `limit`. */
function typosBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let end = 1; end <= a.length; end += 1) {
    const row = nextRow(a, b, { end, last, beforeLast });
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

interface Rows {
  /** How much of `a` is compared. */
  readonly end: number;
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

/** The typos between the first `end` letters of `a` and each beginning of `b`. */
function nextRow(a: string, b: string, { end, last, beforeLast }: Rows): readonly number[] {
  const row = [end];
  for (let j = 1; j <= b.length; j += 1) {
    const changed = at(last, j - 1) + (a[end - 1] === b[j - 1] ? 0 : 1);
    const isSwap = end > 1 && j > 1 && a[end - 1] === b[j - 2] && a[end - 2] === b[j - 1];
    const swapped = isSwap ? at(beforeLast, j - 2) + 1 : Infinity;
    row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed, swapped));
  }
  return row;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
