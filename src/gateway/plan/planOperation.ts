import { Kind, OperationTypeNode, type GraphQLCompositeType, type SelectionSetNode } from 'graphql';
import {
  isEmpty,
  printOperation,
  type CanonicalOperation,
  type Place,
  type Selections,
} from '../operation/canonical.ts';
import type { Supergraph } from '../supergraph.ts';
import { cutRequiring, entranceOperation, type Cut } from './cutRequiring.ts';
import { addEntrances, type Entrances } from './entrances.ts';
import type { Continuation, Plan, PlanNode, Requirement } from './plan.ts';
import type { Planner } from './planner.ts';

interface PlanParts {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  /** No field's name begins with it. */
  readonly prefix: string;
}

/**
 * Plans an operation; what the planner cannot plan in one, it plans in parts. Its fault: a field that
 * requires others, of an entity that is reached through the same subgraph in a fetch of entities of
 * the same type. Such fields are taken out and asked in operations that begin at their entities.
 */
export function createOperationPlanner({
  supergraph,
  planner,
  prefix,
}: PlanParts): (operation: CanonicalOperation) => Promise<Plan> {
  let opened: Promise<Opened> | null = null;
  // Only where it is needed: it takes a second planner.
  const open = async (): Promise<Opened> => {
    const entrances = addEntrances(supergraph.sdl, prefix);
    return { entrances, planner: await planner.for(entrances.sdl) };
  };
  return async (operation) => {
    const { root } = operation;
    if (isEmpty(root.into)) return nothing;
    const kind = operation.operation.operation;
    const query = supergraph.schema.getQueryType();
    try {
      return await planner.plan(printOperation(kind, root.into, operation.operation));
    } catch (reason) {
      opened ??= open();
      if (!query) throw reason;
      const parts = { ...(await opened), operation, query };
      return planInParts(root, parts, { kind, reason, planner, keep: null });
    }
  };
}

const nothing: Plan = { node: null, source: null };

interface Opened {
  readonly entrances: Entrances;
  /** Of the supergraph with entrances. */
  readonly planner: Planner;
}

interface Parts extends Opened {
  readonly operation: CanonicalOperation;
  readonly query: GraphQLCompositeType;
}

interface Whole {
  readonly kind: OperationTypeNode;
  /** Why it cannot be planned in one. */
  readonly reason: unknown;
  readonly planner: Planner;
  /** Where an entrance leads; what is asked there is what it was made for. */
  readonly keep: Selections | null;
}

async function planInParts(place: Place, parts: Parts, whole: Whole): Promise<Plan> {
  const { kept, cuts } = cutRequiring(place, parts.entrances, whole.keep);
  if (cuts.length === 0) throw whole.reason;
  const [plan, ...continuations] = await Promise.all([
    isEmpty(kept)
      ? nothing
      : whole.planner.plan(printOperation(whole.kind, kept, parts.operation.operation)),
    ...cuts.map((cut) => continueAt(cut, parts)),
  ]);
  const nodes = plan.node === null ? continuations : [plan.node, ...continuations];
  return { source: plan.source, node: { kind: 'sequence', nodes } };
}

async function continueAt(cut: Cut, parts: Parts): Promise<Continuation> {
  const { entrances, planner, operation, query } = parts;
  const place = entranceOperation(cut, query);
  const kind = OperationTypeNode.QUERY;
  const plan = await planner
    .plan(printOperation(kind, place.into, operation.operation))
    .catch((reason: unknown) =>
      planInParts(place, parts, { kind, reason, planner, keep: cut.place.into }),
    );
  return {
    kind: 'continuation',
    paths: [cut.path],
    requires: [
      { kind: 'fragment', type: cut.entrance.type, selections: requirementsOf(cut.entrance.key) },
    ],
    fields: [...cut.place.into.fields.keys()],
    key: cut.entrance.rootField,
    node: plan.node && withoutEntrance(plan.node, entrances.subgraph),
  };
}

/** What the entrance would give is there already. */
function withoutEntrance(node: PlanNode, subgraph: string): PlanNode | null {
  switch (node.kind) {
    case 'sequence':
    case 'parallel':
      return {
        kind: node.kind,
        nodes: node.nodes.flatMap((child) => withoutEntrance(child, subgraph) ?? []),
      };
    case 'root':
      return node.subgraph === subgraph ? null : node;
    case 'condition':
    case 'entities':
    case 'continuation':
      return node;
  }
}

function requirementsOf({ selections }: SelectionSetNode): readonly Requirement[] {
  return selections.flatMap((selection): readonly Requirement[] => {
    if (selection.kind !== Kind.FIELD) return [];
    const name = selection.name.value;
    const below = selection.selectionSet;
    return [{ kind: 'field', key: name, name, selections: below ? requirementsOf(below) : null }];
  });
}
