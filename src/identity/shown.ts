/** What of the graph somebody is shown, where that is not all of it. */
export interface Shown {
  hasType(type: string): boolean;
  /** False for fields of types that are not shown, too. */
  hasField(type: string, field: string): boolean;
}

/** What both show; null for everything. */
export function shownByBoth(one: Shown | null, other: Shown | null): Shown | null {
  if (one === null || other === null) return one ?? other;
  return {
    hasType: (type) => one.hasType(type) && other.hasType(type),
    hasField: (type, field) => one.hasField(type, field) && other.hasField(type, field),
  };
}
