import type { Graph } from '../../graph/graph.ts';
import type { Guarding } from '../../guards/guardGraph.ts';
import type { OwnSubgraphs } from '../compose/composition.ts';
import type { Subgraph } from '../subgraph.ts';

/** Our own part of the graph. */
export interface OwnGraph {
  readonly schemas: OwnSubgraphs;
  /** Answers what asks nothing of the others, whoever asks. */
  readonly open: Graph;
  /** The same with what guards it, as it is served alone. */
  readonly guard: (guarding: Guarding) => Graph;
  /** Answers our part of what does, under the name that `schemas.whole` has. */
  readonly subgraph: Subgraph;
}
