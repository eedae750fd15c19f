import type { Selection } from '../selection.ts';

/** A subgraph as a supergraph describes it. */
export interface SubgraphModel {
  readonly name: string;
  /** By name; composite types only. */
  readonly types: Map<string, TypeModel>;
}

export interface TypeModel {
  readonly name: string;
  readonly kind: 'object' | 'interface' | 'union';
  /** An interface that is an object type here. */
  isInterfaceObject: boolean;
  readonly keys: KeyModel[];
  /** Names at the top of its keys. */
  readonly keyNames: Set<string>;
  readonly fields: Map<string, FieldModel>;
  /** Of an interface or a union, the object types that this subgraph knows, with interfaces that it takes for objects. */
  readonly members: string[];
}

interface KeyModel {
  readonly selection: Selection;
  /** Whether entities can be asked for by it. */
  readonly isResolvable: boolean;
}

export interface FieldModel {
  /** As this subgraph gives it, e.g. `[Center!]`. */
  readonly type: string;
  /** The same without lists and `!`. */
  readonly named: string;
  /** Whether the subgraph only tells of it, and another gives it. */
  readonly isExternal: boolean;
  /** External because another subgraph has taken it over. */
  readonly isOverridden: boolean;
  readonly requires: Selection | null;
  readonly provides: Selection | null;
}

/**
 * A subgraph that gives an interface may not know all types that others give in the same field: objects
 * of those can only come of these.
 */
export interface Others {
  /** Who else gives the field. */
  readonly subgraph: SubgraphModel;
  /** What only this one knows of its types. */
  readonly types: readonly string[];
}
