import type { Plan } from '../../src/gateway/plan/plan.ts';

export interface PlanSize {
  /** Fetches that run one after the other. */
  readonly steps: number;
  /** Requests to subgraphs. */
  readonly fetches: number;
}

export function sizeOfPlan({ fetches }: Plan): PlanSize {
  const ends: number[] = [];
  for (const { needs } of fetches) {
    ends.push(1 + Math.max(0, ...needs.map((need) => ends[need] ?? 0)));
  }
  return { steps: Math.max(0, ...ends), fetches: fetches.length };
}

/** A node of a plan as both peers write it; of its kinds, those that a query can have. */
export interface PeerNode {
  readonly kind: string;
  readonly nodes?: readonly PeerNode[];
  readonly node?: PeerNode | null;
  readonly ifClause?: PeerNode | null;
  readonly elseClause?: PeerNode | null;
}

export function sizeOfPeerPlan(node: PeerNode | null | undefined): PlanSize {
  if (node == null) return { steps: 0, fetches: 0 };
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return { steps: 1, fetches: 1 };
    case 'Flatten':
      return sizeOfPeerPlan(node.node);
    case 'Sequence':
      return sizeOfParts(node, (one, other) => one + other);
    case 'Parallel':
      return sizeOfParts(node, Math.max);
    case 'Condition':
      return largerOf(sizeOfPeerPlan(node.ifClause), sizeOfPeerPlan(node.elseClause));
    default:
      throw new Error(`Expected a node of a query's plan, got ${node.kind}.`);
  }
}

function sizeOfParts(
  { nodes = [] }: PeerNode,
  stepsOf: (one: number, other: number) => number,
): PlanSize {
  let size: PlanSize = { steps: 0, fetches: 0 };
  for (const { steps, fetches } of nodes.map(sizeOfPeerPlan)) {
    size = { steps: stepsOf(size.steps, steps), fetches: size.fetches + fetches };
  }
  return size;
}

/** Of two that never run both. */
function largerOf(one: PlanSize, other: PlanSize): PlanSize {
  return {
    steps: Math.max(one.steps, other.steps),
    fetches: Math.max(one.fetches, other.fetches),
  };
}
