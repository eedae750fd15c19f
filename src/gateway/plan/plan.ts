import type { SubgraphOperation } from '../subgraph.ts';

/** How an operation is answered by subgraphs. */
export interface Plan {
  /** What runs for a query or mutation, or for each event of a subscription; null when nothing has to. */
  readonly node: PlanNode | null;
  /** Where the events of a subscription come from. */
  readonly source: RootFetch | null;
}

export type PlanNode =
  | { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly PlanNode[] }
  | {
      readonly kind: 'condition';
      /** A Boolean variable of the operation. */
      readonly variable: string;
      readonly whenTrue: PlanNode | null;
      readonly whenFalse: PlanNode | null;
    }
  | RootFetch
  | EntityFetch
  | Continuation;

interface Fetch {
  /** The subgraph's name. */
  readonly subgraph: string;
  readonly operation: SubgraphOperation;
  /** Those of the client's variables that it uses. */
  readonly variables: readonly string[];
  readonly rewrites: readonly Rewrite[];
}

/** Asks root fields. */
export interface RootFetch extends Fetch {
  readonly kind: 'root';
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
  /** Where in the data the entities are. */
  readonly paths: readonly (readonly PathStep[])[];
  /** What a representation is made of. */
  readonly requires: readonly Requirement[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

export type PathStep =
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'elements' }
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

/** A change of what goes to a subgraph or comes from it. */
export interface Rewrite {
  readonly path: readonly RewriteStep[];
  /** The last key of the path: gets a value, or another name. */
  readonly change: { readonly value: unknown } | { readonly key: string };
}

export type RewriteStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'types'; readonly names: readonly string[] };

/**
 * Asks more of entities in an operation of its own, for what the planner cannot plan in one: it is as
 * if a root field gave these entities.
 */
export interface Continuation {
  readonly kind: 'continuation';
  readonly paths: EntityInput['paths'];
  /** The key that the entities are known by. */
  readonly requires: EntityInput['requires'];
  /** Response keys of what is asked of them. */
  readonly fields: readonly string[];
  /** The root field that gives them to `node`. */
  readonly key: string;
  readonly node: PlanNode | null;
}
