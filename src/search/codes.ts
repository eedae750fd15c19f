import { isStopWord, meaningfulWords, tokenize, type Join } from './words.ts';

/** What is looked up as it is, and only whole: identifiers, ZIP codes, websites. */
const shortestCode = 5;

/** The term of a code; no word begins so. */
function codeTerm(key: string): string {
  return `#${key}`;
}

export function isCode({ word }: { readonly word: string }): boolean {
  return word.startsWith('#');
}

/** What a code is found by, the whole first: a website also by its host. */
export function codeForms(code: string): readonly string[] {
  const whole = code.toLowerCase();
  return [...new Set([whole, hostOf(whole)])].map(codeTerm);
}

export function hostOf(website: string): string {
  return website.split('/', 1)[0] ?? '';
}

/** A website as a code: `nist.gov/mep` of `https://www.nist.gov/mep/`. */
export function websiteCode(url: string): string {
  return url
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
}

/** The part of a website that its owner chose, `gatech` of `innovate.gatech.edu`; null where that is too short to say anything. */
export function nameOfHost(url: string): string | null {
  const name = hostOf(websiteCode(url).toLowerCase()).split('.').at(-2) ?? '';
  return name.length < 3 ? null : name;
}

/** Texts that are long enough to be nothing else. */
export function longCodes(codes: readonly string[]): readonly string[] {
  return codes.filter(({ length }) => length >= shortestCode);
}

const websitePattern = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/.*)?$/u;
const identifierPattern = /^(?=.*\d)(?:[a-z\d]{5,12}|\d\d\.[a-z\d]{3})$/;

function toTail(host: string): string {
  return meaningfulWords(host.split('.').at(-1) ?? '')[0] ?? '';
}

/** What a text may name by a code. */
export function codesOf(text: string): readonly Join[] {
  const tokens = tokenize(text);
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: piece, index }) => {
    const keys = keysOf(piece);
    if (keys.length === 0) return [];
    const end = index + piece.length;
    const of = tokens
      .filter((token) => token.start >= index && token.end <= end && !isStopWord(token.word))
      .map(({ word }) => word);
    const isAlone = keys.every((key) => identifierPattern.test(key));
    // `com` and the like: all websites have it.
    const dropped = isAlone || of.length < 2 ? undefined : toTail(keys.at(-1) ?? '');
    return [{ readings: keys.map((key) => [codeTerm(key)]), of, isAlone, dropped }];
  });
}

/** The codes that somebody can have meant who writes this: an address also names what its last part is, and its host. */
function keysOf(piece: string): readonly string[] {
  const bare = piece.toLowerCase().replace(/^[("'<[]+|[)"'>\],;:.!?]+$/g, '');
  const code = websiteCode(bare).replace(/^(?:.*@|[a-z]+:)/, '');
  const zip = /^(\d{5})-\d{4}$/.exec(code)?.[1];
  if (zip !== undefined) return [zip];
  if (identifierPattern.test(code)) return [code];
  if (!websitePattern.test(code)) return [];
  const last = code.split('/').at(-1) ?? '';
  return [...new Set([code, ...(identifierPattern.test(last) ? [last] : []), hostOf(code)])];
}
