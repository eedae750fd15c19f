import type { SubgraphOperation } from '../subgraph.ts';

/** How an operation is answered by subgraphs. */
export interface Plan {
  /**
   * What runs for a query or mutation, or for each event of a subscription. Every fetch stands behind
   * those it needs, and starts when they are done.
   */
  readonly fetches: readonly PlannedFetch[];
  /** Where fetches find and leave their objects; the first is the root, and each stands behind those it comes from. */
  readonly places: readonly PlanPlace[];
  /** Where the events of a subscription come from. */
  readonly source: RootFetch | null;
}

/** Objects in the data, found from those that they stand in. */
export interface PlanPlace {
  /** None for the root. */
  readonly origins: readonly PlaceOrigin[];
}

interface PlaceOrigin {
  /** A place in `Plan.places`. */
  readonly from: number;
  /** Elements of lists are gone into by themselves. */
  readonly steps: readonly PathStep[];
}

export type PlannedFetch = RootFetch | EntityFetch;

interface Fetch {
  /** The subgraph's name. */
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** The arguments that the operation takes as variables. */
  readonly variables: readonly FetchVariable[];
  /** Places in `Plan.fetches` of those that must be done before; not those that these need in turn. */
  readonly needs: readonly number[];
}

export interface FetchVariable {
  readonly name: string;
  /** Of the operation's coerced variables; undefined where the client gave nothing. */
  readonly valueIn: (variables: Readonly<Record<string, unknown>>) => unknown;
}

/** Asks root fields. */
export interface RootFetch extends Fetch {
  readonly kind: 'root';
  /** The objects that its fields belong to: the root but for fields whose type is that of the root. */
  readonly places: readonly number[];
  readonly renames: readonly Rename[];
}

/** Asks more of entities that are there already. */
export interface EntityFetch extends Fetch {
  readonly kind: 'entities';
  readonly inputs: readonly EntityInput[];
}

/** The entities of one `_entities` field. */
export interface EntityInput {
  /** The response key of the field. */
  readonly alias: string;
  /** The variable that takes the representations. */
  readonly variable: string;
  /** Where the entities are. */
  readonly places: readonly number[];
  /** What the subgraph is to take the entities for; objects of other types at these places are passed over. */
  readonly type: string;
  /** Whether it finds out the type of objects that are known by an interface only. */
  readonly tellsType: boolean;
  /** What a representation is made of: the key, and what fields require. */
  readonly representation: readonly Requirement[];
  /** Names of those at the top of `representation` without which there is nothing to ask by. */
  readonly key: readonly string[];
  /** Fields that cannot be asked where something at the top of `representation` failed. */
  readonly requiring: readonly RequiringKey[];
  readonly renames: readonly Rename[];
}

interface RequiringKey {
  /** The field's response key in this fetch. */
  readonly field: string;
  /** What it requires, by names at the top of the representation. */
  readonly names: readonly string[];
}

export type PathStep =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'types'; readonly names: readonly string[] };

export type Requirement =
  | {
      readonly kind: 'field';
      /** Where it is in the data. */
      readonly key: string;
      /** What the subgraph knows it as. */
      readonly name: string;
      readonly selections: readonly Requirement[] | null;
    }
  | {
      readonly kind: 'fragment';
      readonly type: string;
      readonly selections: readonly Requirement[];
    };

/**
 * Gives back the key that a value has in the data, where the fetch had to call it something else. The
 * innermost come first.
 */
export interface Rename {
  /** Response keys in the fetch, of the root or of an entity; the last one changes. */
  readonly path: readonly string[];
  readonly to: string;
}
