/**
 * Fields at the end of paging indexes, so that MongoDB can check filters by them without reading
 * documents. They cost room: worth it where a start is common and something else hardly ever goes with it.
 */
export interface ChecksRule<Field extends string = string> {
  /** Fields of which a document has one value. */
  readonly fields: readonly Field[];
  /** The indexes that have them: those that start from one of these. */
  readonly starts: readonly Field[];
}

/** The index behind pages that start from a field, or from nothing, and go on in an order. */
export function pageIndexFields(
  start: string | null,
  order: string,
  checks: ChecksRule | undefined,
): readonly string[] {
  const checked = start !== null && checks?.starts.includes(start) === true ? checks.fields : [];
  return [...new Set([...(start === null ? [] : [start]), order, '_id', ...checked])];
}
