import {
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from './conditions.ts';

/** What selections mean, once it is known what is skipped. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced; only those that decide what is skipped are looked at. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields that are selected on an object, by response key in the order of the answer. */
export function collectFields(
  { schema, fragments, variables }: Scope,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const collected = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const applies = (condition: NamedTypeNode | undefined): boolean => {
    if (condition === undefined || condition.name.value === type.name) return true;
    const wider = schema.getType(condition.name.value);
    return isAbstractType(wider) && schema.isSubType(wider, type);
  };
  const add = (node: FieldNode): void => {
    const key = node.alias?.value ?? node.name.value;
    const known = collected.get(key);
    if (known === undefined) collected.set(key, [node]);
    else known.push(node);
  };
  const spread = (name: string): void => {
    const fragment = fragments.get(name);
    if (fragment === undefined || visited.has(name)) return;
    visited.add(name);
    if (applies(fragment.typeCondition)) collect(fragment.selectionSet);
  };
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (!isIncluded(node.directives, variables)) continue;
      if (node.kind === Kind.FIELD) add(node);
      else if (node.kind === Kind.FRAGMENT_SPREAD) spread(node.name.value);
      else if (applies(node.typeCondition)) collect(node.selectionSet);
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return collected;
}
