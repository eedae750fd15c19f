import type { ComposedContract } from './contracts.ts';
import type { CompositionProblem } from './problems.ts';
import type { Supergraph } from '../supergraph.ts';

/** One subgraph's part of a composition. */
export interface SubgraphSchema {
  readonly name: string;
  /** Where other routers find it; ours goes by its name. */
  readonly url: string;
  readonly sdl: string;
}

/** The subgraphs of this process. */
export interface OwnSubgraphs {
  /** All of them as one: what this process answers by itself takes one fetch. */
  readonly whole: SubgraphSchema;
  /** One for each domain: what is shown to the world. */
  readonly domains: readonly SubgraphSchema[];
  /** What clients are given of them. */
  readonly apiSdl: string;
  /** Interfaces whose every object is in our database; a remote type among them could not be found by id. */
  readonly closedInterfaces: readonly string[];
}

export type Composition =
  | {
      readonly kind: 'composed';
      /** Our part as one subgraph; what queries are planned by. */
      readonly supergraph: Supergraph;
      /** Every domain a subgraph of its own: the contract, and what other routers load. */
      readonly publicSdl: string;
      /** What subgraphs say that does not count, and their owners should know. */
      readonly warnings: readonly string[];
      /** One for each that is asked for, in that order. */
      readonly contracts: readonly ComposedContract[];
    }
  | { readonly kind: 'failed'; readonly problems: readonly CompositionProblem[] };
