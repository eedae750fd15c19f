import { editDistance } from '../editDistance.ts';

/** A value as a message shows it: short, on one line. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `; did you mean "x"?` where a known word is near, or the empty text. */
export function suggest(word: unknown, known: Iterable<string>): string {
  if (typeof word !== 'string') return '';
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(word.length * 0.4)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest === null ? '' : `; did you mean ${show(nearest)}?`;
}
