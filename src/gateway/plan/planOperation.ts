import { Kind, OperationTypeNode, type GraphQLCompositeType, type SelectionSetNode } from 'graphql';
import { printOperation, type CanonicalOperation } from '../operation/canonical.ts';
import { isEmpty, type Place, type Selections } from '../operation/selections.ts';
import type { Supergraph } from '../supergraph.ts';
import { parseSelections } from '../parseSelections.ts';
import { cutRequiring, entranceOperation, type Cut } from './cutRequiring.ts';
import { addEntrances, type Entrance, type Entrances } from './entrances.ts';
import type { Continuation, Plan, PlanNode, Requirement } from './plan.ts';
import type { Planner } from './planner.ts';
import { coordinateOf, findOdds, type AreAtOdds } from './requiredCalls.ts';
import { createRequirementCheck, type RequirementCheck } from './requirementCheck.ts';

interface PlanParts {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  /** No field's name begins with it. */
  readonly prefix: string;
}

/**
 * Plans an operation; what the planner cannot plan in one, it plans in parts. Its faults: fields that
 * require others, of an entity that is reached through the same subgraph in a fetch of entities of the
 * same type; fields that require the same with different arguments; and fields for which it forgets to
 * send what they require. Such fields are taken out and asked in operations that begin at their entities.
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
  const odds = findOdds(supergraph.requiring);
  const check = createRequirementCheck(supergraph);
  return async (operation) => {
    const { root } = operation;
    if (isEmpty(root.into)) return nothing;
    const query = supergraph.schema.getQueryType();
    const parts: Parts = {
      operation,
      query: query ?? root.scope,
      open: () => (opened ??= open()),
      odds: odds !== null && hasOdds(root, odds, supergraph) ? odds : null,
      possibleTypes: supergraph.possibleTypes,
      check,
    };
    return plan(root, parts, { kind: operation.operation.operation, planner, keep: null });
  };
}

const nothing: Plan = { node: null, source: null };

interface Opened {
  readonly entrances: Entrances;
  /** Of the supergraph with entrances. */
  readonly planner: Planner;
}

interface Parts extends Pick<Supergraph, 'possibleTypes'> {
  readonly operation: CanonicalOperation;
  readonly query: GraphQLCompositeType;
  readonly open: () => Promise<Opened>;
  /** Null where there are none in the operation. */
  readonly odds: AreAtOdds | null;
  readonly check: RequirementCheck;
}

interface Whole {
  readonly kind: OperationTypeNode;
  readonly planner: Planner;
  /** Where an entrance leads; what is asked there is what it was made for. */
  readonly keep: Selections | null;
}

/** Whether fields of one object are at odds anywhere in it. */
function hasOdds(
  place: Place,
  odds: AreAtOdds,
  { requiring, possibleTypes }: Pick<Supergraph, 'requiring' | 'possibleTypes'>,
): boolean {
  const known = new Set(requiring.map(coordinateOf));
  const anywhere: Entrance = { rootField: '', type: '', key: parseSelections('__typename') };
  const { cuts } = cutRequiring(place, {
    entranceOf: (coordinate) => (known.has(coordinate) ? anywhere : null),
    isTaken: (coordinate, { kept }) => kept.some((one) => odds(one, coordinate)),
    possibleTypes,
  });
  return cuts.length > 0;
}

async function plan(place: Place, parts: Parts, whole: Whole): Promise<Plan> {
  const { odds } = parts;
  if (odds === null) return planSelections(place, parts, whole);
  const { entrances } = await parts.open();
  const { kept, cuts } = cutRequiring(place, {
    entranceOf: (coordinate) => entrances.byField.get(coordinate) ?? null,
    isTaken: (coordinate, { kept: beside }) => beside.some((one) => odds(one, coordinate)),
    possibleTypes: parts.possibleTypes,
  });
  if (cuts.length === 0) return planSelections(place, parts, whole);
  // An entrance leads to a place in what is kept now.
  const keep =
    whole.keep === null ? null : (kept.fields.values().next().value?.below?.into ?? null);
  const rest = planSelections({ ...place, into: kept }, parts, { ...whole, keep });
  return inSequence(rest, cuts, parts);
}

async function planSelections(place: Place, parts: Parts, whole: Whole): Promise<Plan> {
  if (isEmpty(place.into)) return nothing;
  const { operation } = parts.operation;
  const ask = async (selections: Selections): Promise<Plan> =>
    parts.check(await whole.planner.plan(printOperation(whole.kind, selections, operation)));
  try {
    return await ask(place.into);
  } catch (reason) {
    const { entrances } = await parts.open();
    const { kept, cuts } = cutRequiring(place, {
      entranceOf: (coordinate) => entrances.byField.get(coordinate) ?? null,
      isTaken: (_coordinate, { selections }) => selections !== whole.keep,
      possibleTypes: parts.possibleTypes,
    });
    if (cuts.length === 0) throw reason;
    const rest = isEmpty(kept) ? nothing : ask(kept);
    return inSequence(rest, cuts, parts);
  }
}

/** Continuations begin when what they begin at is there. */
async function inSequence(
  first: Plan | Promise<Plan>,
  cuts: readonly Cut[],
  parts: Parts,
): Promise<Plan> {
  const [{ node, source }, ...continuations] = await Promise.all([
    first,
    ...cuts.map((cut) => continueAt(cut, parts)),
  ]);
  const nodes = node === null ? continuations : [node, ...continuations];
  return { source, node: { kind: 'sequence', nodes } };
}

async function continueAt(cut: Cut, parts: Parts): Promise<Continuation> {
  const { entrances, planner } = await parts.open();
  const place = entranceOperation(cut, parts.query);
  const { node } = await plan(place, parts, {
    kind: OperationTypeNode.QUERY,
    planner,
    keep: cut.place.into,
  });
  return {
    kind: 'continuation',
    paths: [cut.path],
    requires: [
      { kind: 'fragment', type: cut.entrance.type, selections: requirementsOf(cut.entrance.key) },
    ],
    fields: [...cut.place.into.fields.keys()],
    key: cut.entrance.rootField,
    node: node && withoutEntrance(node, entrances.subgraph),
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
