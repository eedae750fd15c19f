import { maxExactCount } from '../../paging/paging.ts';
import type { Member } from '../members.ts';
import { prices } from './prices.ts';

interface ListAsked {
  readonly members: readonly Member[];
  /** Documents of the collection, about. */
  readonly size: number;
}

/** What counting a whole collection under a filter comes to. */
export function rootCountPrice(members: readonly Member[], size: number): number {
  if (members.length === 0) return 0;
  // One member is counted by its index alone, and no further than counts go.
  if (members.length === 1) return Math.min(size, maxExactCount) * prices.keyCounted;
  return Math.min(size, lookedAtForCount) * prices.documentLookedAt;
}

/** So many documents are looked at, more or less, to find as many as are counted. */
export const lookedAtForCount = 3 * maxExactCount;

/** What finding where a page of several members starts, and looking for it, comes to. */
export function rootPagePrice(members: readonly Member[], size: number): number {
  return members.length < 2 ? 0 : startPrice(members, size);
}

/** What finding the rarest of some members comes to, and looking through what holds it. */
export function startPrice(members: readonly Member[], size: number): number {
  return (
    Math.min(size, countedForStart) * members.length * prices.keyCounted +
    Math.min(size, lookedAtForPage) * prices.documentLookedAt
  );
}

export const countedForStart = 25_000;

interface CountsAsked extends ListAsked {
  /** Of each parent. */
  readonly keys: readonly (readonly string[])[];
  readonly isSmall: boolean;
}

/** What counting the lists of some parents comes to. */
export function priceOfCounts({ members, keys, size, isSmall }: CountsAsked): number {
  if (isSmall && members.length > 0) return size * keys.length * prices.documentLookedAt;
  if (members.length === 0) {
    return Math.min(Math.min(size, maxExactCount) * keys.length, 2 * size) * prices.keyCounted;
  }
  // What all of them share is looked at once, and what they have beside it is less.
  const [first = [], ...others] = keys;
  const isShared = first.some((key) => others.every((other) => other.includes(key)));
  const own = Math.min(lookedAtForCount, size) * others.length;
  const looked = Math.min(lookedAtForCount, size) + (isShared ? Math.min(own, size / 2) : own);
  return looked * prices.documentLookedAt;
}

interface PagesAsked extends ListAsked {
  readonly lists: number;
  readonly limit: number;
}

/** What looking for pages of the lists of some parents comes to. */
export function priceOfLooking({ members, lists, size }: PagesAsked): number {
  if (members.length === 0) return 0;
  return Math.min(size, lookedAtForPage) * lists * prices.documentLookedAt;
}

/** What bringing the elements of those pages here comes to. */
export function priceOfFound({ lists, limit, size }: PagesAsked): number {
  return Math.min(limit, size) * lists * prices.documentFound;
}

/** So many documents are looked at for a page, more or less, under a filter that meets some. */
export const lookedAtForPage = 1000;
