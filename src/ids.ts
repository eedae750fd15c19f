/** A pointer to an entity, whoever owns it: all that can be known of it without a look-up. */
export interface Reference {
  readonly _id: string;
  /** Set on references, absent on documents: tells the graph that nothing was loaded yet. */
  readonly isReference?: true;
}

export function reference(id: string): Reference;
export function reference(id: string | null): Reference | null;
export function reference(id: string | null): Reference | null {
  return id === null ? null : { _id: id, isReference: true };
}

/** The global id of `value`, which may be one already: `toId('State', 'GA')` is `State:GA`. */
export function toId(type: string, value: string): string {
  return value.startsWith(`${type}:`) ? value : `${type}:${value}`;
}

/** The type of a global id, e.g. `State` of `State:GA`. */
export function typeOfId(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** The slug or code of a global id, e.g. `GA` of `State:GA`. */
export function naturalKey(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
