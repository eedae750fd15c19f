import { BoundedCache } from '../boundedCache.ts';
import { fold } from './fold.ts';

/** One word of a text: where it stands, and what it is looked up by. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** What it is besides: `mep` in `GaMEP`, `2023` in `FY2023`, `h1b` in `H-1B`. */
  readonly parts: readonly string[];
}

const maxWords = 10;
const wordPattern = /(?:\p{L}\.){2,}|[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu;
const partBoundary = /(?<=\p{Ll})(?=\p{Lu})|(?<=^FY)(?=\d)/u;

/** The texts of an entity are gone through several times in a row: for its names, its terms and all its words. */
const recent = new BoundedCache<string, readonly Token[]>({
  maxEntries: 64,
  maxSize: 50_000,
  sizeOf: ({ length }) => length,
});

/** The words of a text, in order; accents, capitals, plurals and points in abbreviations do not count. */
export function tokenize(text: string): readonly Token[] {
  const known = recent.get(text);
  if (known !== undefined) return known;
  const tokens = tokensOf(text);
  recent.set(text, tokens);
  return tokens;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(wordPattern)) {
    const word = toWord(found);
    if (word === '') continue;
    tokens.push({ start: index, end: index + found.length, word, parts: partsOf(found) });
  }
  return joint.test(text) ? withCompounds(text, tokens) : tokens;
}

/** The first different words that say what a text is about; any words where there are no such. */
export function meaningfulWords(text: string): readonly string[] {
  const words = [...new Set(tokenize(text).map(({ word }) => word))];
  const meaningful = words.filter((word) => !stopWords.has(word));
  return (meaningful.length > 0 ? meaningful : words).slice(0, maxWords);
}

/** Words of a text read as others: `cybersecurity` of "cyber security", `additive manufacturing` of "3D printing". */
export interface Join {
  /** What they may be, likeliest first: the first one that is known, each word of it, is taken. */
  readonly readings: readonly (readonly string[])[];
  /** Which of the text's meaningful words it stands for. */
  readonly of: readonly string[];
  /** Whether they say nothing by themselves, where it is known. */
  readonly isAlone?: boolean;
  /** Whether they say nothing by themselves even where it is not, the `8` of `8(a)`. */
  readonly isWhole?: boolean;
  /** Which of them says nothing where none is known. */
  readonly dropped?: string | undefined;
}

const shortestJoin = 5;
const onlySpace = /^[\s-]+$/;

/** What a text's words may be one word of. What says nothing by itself is half a word only where there is but one other. */
export function joinsOf(text: string): readonly Join[] {
  const tokens = tokenize(text);
  const meaningful = new Set(meaningfulWords(text));
  return tokens.slice(1).flatMap((right, index): readonly Join[] => {
    const left = tokens[index];
    if (left === undefined || !onlySpace.test(text.slice(left.end, right.start))) return [];
    const word = left.word + right.word;
    const of = [left.word, right.word].filter((each) => meaningful.has(each));
    const isSaid = of.length === 2 || (of.length === 1 && tokens.length === 2);
    return word.length >= shortestJoin && isSaid ? [{ readings: [[word]], of }] : [];
  });
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

const compoundPattern = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}]+[-*/(&.])+[\p{L}\p{N}]+/gu;
const joint = /[-*/(&.]/;
const longestCompound = 10;

/**
 * Adds what people write as one word though it is several: `H-1B`, `7(a)`, `O*NET`. A single letter or
 * digit makes it one. The first of its words that says something has it as a part.
 */
function withCompounds(text: string, tokens: readonly Token[]): readonly Token[] {
  const joined = [...tokens];
  for (const compound of compoundsIn(text)) {
    const at = joined.findIndex((token) => isWithin(compound, token) && !stopWords.has(token.word));
    const token = joined[at];
    if (token !== undefined) joined[at] = { ...token, parts: [...token.parts, compound.word] };
  }
  return joined;
}

type Place = Pick<Token, 'start' | 'end' | 'word'>;

function compoundsIn(text: string): readonly Place[] {
  return [...text.matchAll(compoundPattern)].flatMap(({ 0: found, index }) => {
    const pieces = found.split(joint);
    const compound = pieces.join('');
    const isSeveral = compound.length > longestCompound || pieces.every(({ length }) => length > 1);
    if (isSeveral) return [];
    const end = index + found.length;
    const closes = found.includes('(') && text.charAt(end) === ')';
    return [{ start: index, end: closes ? end + 1 : end, word: toWord(compound) }];
  });
}

function isWithin(whole: Place, part: Place): boolean {
  return part.start >= whole.start && part.end <= whole.end;
}

/** A word of a text as people say it, and the words that it is written with. */
export interface Unit extends Place {
  readonly of: readonly string[];
}

/** The words of a text with what is written as several, `3-D`, as one. */
export function unitsOf(text: string): readonly Unit[] {
  const compounds = joint.test(text) ? compoundsIn(text) : [];
  const units = new Map<Place, Unit>();
  for (const token of tokenize(text)) {
    const place = compounds.find((compound) => isWithin(compound, token)) ?? token;
    const before = units.get(place)?.of ?? [];
    const { start, end, word } = place;
    units.set(place, { start, end, word, of: [...before, token.word] });
  }
  return [...units.values()];
}

/** What a text has written as several words, as one: `7a` of "7(a)", `3d` of "3-D". */
export function compoundsOf(text: string): readonly Join[] {
  const meaningful = new Set(meaningfulWords(text));
  return unitsOf(text)
    .filter(({ of }) => of.length > 1)
    .map(({ word, of }) => ({
      readings: [[word]],
      of: of.filter((each) => meaningful.has(each)),
      isAlone: true,
      isWhole: of.every(({ length }) => length === 1),
    }))
    .filter(({ of }) => of.length > 0);
}

const plainWord = /^\p{L}?\p{Ll}*$/u;
const noParts: readonly string[] = [];

function partsOf(text: string): readonly string[] {
  if (plainWord.test(text)) return noParts;
  const parts = text.split(partBoundary);
  return parts.length === 1 ? noParts : parts.map(toWord).filter((part) => part.length > 1);
}

const asciiWord = /^[a-z0-9]+$/;

function toWord(text: string): string {
  const lower = text.toLowerCase();
  return singular(asciiWord.test(lower) ? lower : fold(text).replace(/[^\p{L}\p{N}]/gu, ''));
}

/** Cuts the endings of the plural, and only these: what is left need not be a word. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return /[sui]s$/.test(word) ? word : word.slice(0, -1);
}

const stopWords: ReadonlySet<string> = new Set(
  'a an and are at by can do for from have how i in is it its me my of on or our that the their they this to us we what where which who with you your http https www'.split(
    ' ',
  ),
);
