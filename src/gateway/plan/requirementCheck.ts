import { Kind, type SelectionSetNode } from 'graphql';
import { parseSelections } from '../parseSelections.ts';
import type { Supergraph } from '../supergraph.ts';
import type { EntityFetch, EntityInput, Plan, PlanNode, Requirement } from './plan.ts';

/** Gives the plan back; throws where a fetch does not send what a field of it requires. */
export type RequirementCheck = (plan: Plan) => Plan;

interface Required {
  readonly selections: SelectionSetNode;
  /** The field's type, and where that is an interface, what objects of it can be. */
  readonly types: ReadonlySet<string>;
}

/**
 * The planner forgets some requirements, and the subgraph would answer all the same, by null in the place
 * of what it was not told.
 */
export function createRequirementCheck({
  requiring,
  possibleTypes,
}: Pick<Supergraph, 'requiring' | 'possibleTypes'>): RequirementCheck {
  if (requiring.length === 0) return (plan) => plan;
  const known = new Map(
    requiring.map(({ subgraph, type, field, requires }): readonly [string, Required] => [
      coordinateIn(subgraph, type, field),
      {
        selections: parseSelections(requires),
        types: new Set([type, ...(possibleTypes.get(type) ?? [])]),
      },
    ]),
  );
  return (plan) => {
    for (const fetch of entityFetches(plan.node)) {
      for (const { coordinate, alias } of entityFields(fetch)) {
        const required = known.get(coordinate);
        const input = fetch.inputs.find((one) => one.alias === alias);
        if (required === undefined || input === undefined || isSent(required, input)) continue;
        throw new Error(`Expected a plan that sends what ${coordinate} requires.`);
      }
    }
    return plan;
  };
}

function coordinateIn(subgraph: string, type: string, field: string): string {
  return `${type}.${field} in ${subgraph}`;
}

function entityFetches(node: PlanNode | null): readonly EntityFetch[] {
  switch (node?.kind) {
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap(entityFetches);
    case 'condition':
      return [...entityFetches(node.whenTrue), ...entityFetches(node.whenFalse)];
    case 'entities':
      return [node];
    // What continuations are made of was checked.
    case 'continuation':
    case 'root':
    case undefined:
      return [];
  }
}

interface EntityField {
  readonly coordinate: string;
  /** Of the `_entities` field that it stands in. */
  readonly alias: string;
}

/** The fields that a fetch asks of its entities themselves. */
function entityFields({ subgraph, operation }: EntityFetch): readonly EntityField[] {
  const fieldsOf = (
    { selections }: SelectionSetNode,
    type: string,
    alias: string,
  ): readonly EntityField[] =>
    selections.flatMap((selection): readonly EntityField[] => {
      if (selection.kind === Kind.FIELD) {
        return [{ coordinate: coordinateIn(subgraph, type, selection.name.value), alias }];
      }
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
      return fieldsOf(selection.selectionSet, selection.typeCondition?.name.value ?? type, alias);
    });
  return operation.document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((root) =>
          root.kind === Kind.FIELD && root.selectionSet
            ? fieldsOf(root.selectionSet, '', root.alias?.value ?? root.name.value)
            : [],
        )
      : [],
  );
}

function isSent({ selections, types }: Required, { requires }: EntityInput): boolean {
  return requires.some(
    (one) => one.kind === 'fragment' && types.has(one.type) && holds(one.selections, selections),
  );
}

function holds(sent: readonly Requirement[], { selections }: SelectionSetNode): boolean {
  const fields = fieldsIn(sent);
  return selections.every((selection) => {
    // An object may be of another type than the fragment's.
    if (selection.kind !== Kind.FIELD) return true;
    const below = selection.selectionSet;
    return fields.some(
      ({ name, selections: told }) =>
        name === selection.name.value && (below === undefined || holds(told ?? [], below)),
    );
  });
}

/** Those of an interface may be sent for each of its types. */
function fieldsIn(
  sent: readonly Requirement[],
): readonly Extract<Requirement, { kind: 'field' }>[] {
  return sent.flatMap((one) => (one.kind === 'field' ? one : fieldsIn(one.selections)));
}
