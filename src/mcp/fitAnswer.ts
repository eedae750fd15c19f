import { isList, type Json } from '../table/lists.ts';

/** A token is about so many characters of JSON, or more. */
export const CHARACTERS_PER_TOKEN = 3;

export interface Fitted {
  readonly data: Json;
  /** What is not in it, and how much of it there was, by path. */
  readonly leftOut: readonly string[];
}

const MAX_TEXT = 1000;

/**
 * Data that take at most so many characters as JSON: of the lists that take most, elements at the end are left out, and
 * long texts are cut. What is left out is said.
 */
export function fitAnswer(data: Json, maxCharacters: number): Fitted {
  let best: Fitted = { data, leftOut: [] };
  for (let share = 1; sizeOf(best) > maxCharacters; share /= 2) {
    // Of every list a smaller share each time, the longest first.
    const fitted = cutAll(data, share / 2);
    if (share < SMALLEST) return { data: null, leftOut: ['everything: ask for fewer fields'] };
    best = fitted;
  }
  return best;
}

const SMALLEST = 1 / 4096;

function sizeOf({ data, leftOut }: Fitted): number {
  return JSON.stringify(data).length + leftOut.join().length;
}

function cutAll(data: Json, share: number): Fitted {
  const cuts = new Map<string, { kept: number; of: number }>();
  const note = (path: string, kept: number, of: number): void => {
    const known = cuts.get(path) ?? { kept: 0, of: 0 };
    cuts.set(path, { kept: known.kept + kept, of: known.of + of });
  };
  const cut = (value: Json, path: string): Json => {
    if (typeof value === 'string') return cutText(value, path);
    if (value === null || typeof value !== 'object') return value;
    if (isList(value)) {
      const kept = value.slice(0, Math.max(1, Math.ceil(value.length * share)));
      if (kept.length < value.length) note(path, kept.length, value.length);
      return kept.map((element) => cut(element, path));
    }
    const entries = Object.entries(value).map(
      ([key, inner]) => [key, cut(inner, path === '' ? key : `${path}.${key}`)] as const,
    );
    return Object.fromEntries(entries);
  };
  const cutText = (text: string, path: string): string => {
    const most = Math.max(80, Math.floor(MAX_TEXT * share * 2));
    if (text.length <= most) return text;
    note(`${path} (characters)`, most, text.length);
    return `${text.slice(0, most)}…`;
  };
  const fitted = cut(data, '');
  const leftOut = [...cuts].map(([path, { kept, of }]) => `${path}: ${kept} of ${of} shown`);
  return { data: fitted, leftOut };
}
