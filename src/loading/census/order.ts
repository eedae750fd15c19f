import type { StoredDoc } from '../../collections/define.ts';
import type { Cursor } from '../../paging/cursor.ts';
import type { Bounds } from '../keyset.ts';

type Key = Cursor['value'];

/** The places of documents in the order of a field, then of `_id`, as MongoDB orders them. */
export function inOrder(documents: readonly StoredDoc[], field: string): readonly number[] {
  return documents
    .map((document, number) => ({ number, at: placeOf(document, field) }))
    .toSorted((a, b) => comparePlaces(a.at, b.at))
    .map(({ number }) => number);
}

/** Whether a document lies between the bounds of a page. */
export function isWithin(document: StoredDoc, field: string, bounds: Bounds): boolean {
  const place = placeOf(document, field);
  return bounds.every(({ at, step }) => comparePlaces(place, at) * step > 0);
}

function placeOf(document: StoredDoc, field: string): Cursor {
  // Orders are declared on scalar fields of the document itself.
  const value = (document[field] ?? null) as Key;
  return { value, id: document._id };
}

function comparePlaces(a: Cursor, b: Cursor): number {
  return compareKeys(a.value, b.value) || compareTexts(a.id, b.id);
}

/** MongoDB sorts nothing before numbers, and these before texts. */
function compareKeys(a: Key, b: Key): number {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a) - Number(b);
}

function rankOf(key: Key): number {
  if (key === null) return 0;
  return typeof key === 'number' ? 1 : 2;
}

/** By their bytes in UTF-8, which UTF-16 orders otherwise beyond its first plane. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
