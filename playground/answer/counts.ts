import type { Total } from '../../src/table/pagedDocument.ts';

/** A number of things: 20,250. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** How many there are, and that it is more where nobody counted to the end. */
export function formatTotal({ count, isExact }: Total): string {
  return isExact ? formatCount(count) : `more than ${formatCount(count)}`;
}
