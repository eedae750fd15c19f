/**
 * What work is worth, in points: about a microsecond of processor time each, of server and database
 * together, as `npm run bench:worst` found it.
 */
export const prices = {
  /** A document that the database fetches to look at it. */
  documentLookedAt: 5,
  /** A key of an index that is counted. */
  keyCounted: 0.5,
  /** A key of the tally's index that is taken into groups, and the same where a filter is looked at too. */
  keyTallied: 1,
  keyTalliedUnderFilter: 2,
  /** Of keys that are grouped by two facets, once more. */
  secondFacet: 1,
  /** A document that is found and brought here, and each of its fields in the answer. */
  documentFound: 15,
  value: 1,
  /** A document of a census that is looked at. */
  censusDocument: 0.1,
  /** A facet's value or a cell of a cross table in the answer. */
  cell: 4,
  search: 15_000,
  nearest: 4_000,
} as const;
