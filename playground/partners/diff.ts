import { isList, isObject, type Json } from '../../src/table/lists.ts';

/** A part of something that was, that is, or both. */
export interface Part {
  readonly text: string;
  readonly is: 'both' | 'gone' | 'new';
}

/** More words than this are not told apart: what is asked for grows with the square. */
const MOST_WORDS = 600;

/** What became of one text: its words, as they stay, go and come. */
export function diffTexts(from: string, to: string): readonly Part[] {
  const [before, after] = [from, to].map((text) => text.match(/\s+|[^\s]+/g) ?? []);
  if (!before || !after) return [];
  const isLong = before.length + after.length > MOST_WORDS;
  return isLong ? whole(from, to) : join(align(before, after));
}

function whole(from: string, to: string): readonly Part[] {
  const parts: readonly Part[] = [
    { text: from, is: 'gone' },
    { text: to, is: 'new' },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** By the longest sequence that both have. */
function align(before: readonly string[], after: readonly string[]): readonly Part[] {
  const lengthAt = commonLengths(before, after);
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  for (let was = before[i], is = after[j]; was !== undefined || is !== undefined;) {
    if (was !== undefined && was === is) {
      parts.push({ text: was, is: 'both' });
      [i, j] = [i + 1, j + 1];
    } else if (was !== undefined && lengthAt(i + 1, j) >= lengthAt(i, j + 1)) {
      parts.push({ text: was, is: 'gone' });
      i += 1;
    } else {
      parts.push({ text: is ?? '', is: 'new' });
      j += 1;
    }
    [was, is] = [before[i], after[j]];
  }
  return parts;
}

/** How long the longest sequence is that both have from two places on. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): (i: number, j: number) => number {
  const lengths = before.map(() => new Array<number>(after.length + 1).fill(0));
  const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      const isSame = before[i] === after[j];
      row[j] = isSame
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  return lengthAt;
}

function join(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.is === part.is) joined[joined.length - 1] = { ...last, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** What became of a list: its elements in words, as they stay, go and come. */
export function diffLists(from: readonly Json[], to: readonly Json[]): readonly Part[] {
  return align(from.map(inWords), to.map(inWords));
}

/** A value of a record as people read it. */
export function inWords(value: Json): string {
  if (value === null) return 'nothing';
  if (isList(value)) return value.length === 0 ? 'nothing' : value.map(inWords).join('; ');
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([name, part]) => `${name}: ${inWords(part)}`)
    .join(', ');
}

/** JSON as a graph tells it. */
export function readJson(text: Json | undefined): Json {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as Json) : null;
  } catch {
    return null;
  }
}
