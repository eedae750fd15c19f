import {
  getNamedType,
  isLeafType,
  Kind,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { createFieldCollector, type CompletedOperation, type FieldGroup } from './fieldGroups.ts';

/** Whether an answer is the same whichever of its types a value is of: then nobody need know. */
export type AreAlike = (type: GraphQLAbstractType, nodes: readonly FieldNode[]) => boolean;

/** Remembers by `nodes`, of which every value of a field has the same. */
export function createAreAlike(completed: CompletedOperation): AreAlike {
  const { schema, keys } = completed;
  const collector = createFieldCollector(completed);
  const known = new WeakMap<readonly FieldNode[], boolean>();
  const compare: AreAlike = (abstract, nodes) => {
    const [first, ...others] = schema.getPossibleTypes(abstract);
    if (first === undefined) return false;
    const groups = collector.below(first, nodes);
    return others.every((other) => {
      const beside = collector.below(other, nodes);
      return (
        groups.length === beside.length &&
        groups.every((group, index) => {
          const its = beside[index];
          return its !== undefined && isSame([first, group], [other, its], keys);
        })
      );
    });
  };
  return (type, nodes) => {
    const alike = known.get(nodes) ?? compare(type, nodes);
    known.set(nodes, alike);
    return alike;
  };
}

type Keys = CompletedOperation['keys'];
type OfType = readonly [GraphQLObjectType, FieldGroup];

function isSame([type, group]: OfType, [otherType, other]: OfType, keys: Keys): boolean {
  const field = type.getFields()[group.name];
  const itsField = otherType.getFields()[other.name];
  // `__typename` is none.
  if (field === undefined || String(field.type) !== String(itsField?.type)) return false;
  if (group.responseName !== other.responseName || group.key !== other.key) return false;
  return (
    isLeafType(getNamedType(field.type)) ||
    (group.nodes.length === other.nodes.length &&
      group.nodes.every((node, index) => isSameNode(node, other.nodes[index], keys)))
  );
}

/** By what is written: fragments that come to the same in other ways do not count. */
// eslint-disable-next-line complexity -- one case for each kind of selection
function isSameNode(node: SelectionNode, other: SelectionNode | undefined, keys: Keys): boolean {
  if (node === other) return true;
  if ((node.directives?.length ?? 0) + (other?.directives?.length ?? 0) > 0) return false;
  switch (node.kind) {
    case Kind.FIELD:
      return (
        other?.kind === Kind.FIELD &&
        (node.alias ?? node.name).value === (other.alias ?? other.name).value &&
        keys.get(node) === keys.get(other) &&
        isSameSet(node.selectionSet, other.selectionSet, keys)
      );
    case Kind.INLINE_FRAGMENT:
      return (
        other?.kind === Kind.INLINE_FRAGMENT &&
        node.typeCondition?.name.value === other.typeCondition?.name.value &&
        isSameSet(node.selectionSet, other.selectionSet, keys)
      );
    case Kind.FRAGMENT_SPREAD:
      return other?.kind === Kind.FRAGMENT_SPREAD && node.name.value === other.name.value;
  }
}

function isSameSet(
  set: SelectionSetNode | undefined,
  other: SelectionSetNode | undefined,
  keys: Keys,
): boolean {
  const [nodes, others] = [set?.selections ?? [], other?.selections ?? []];
  return (
    nodes.length === others.length &&
    nodes.every((node, index) => isSameNode(node, others[index], keys))
  );
}
