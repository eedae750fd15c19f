import { Kind, type DefinitionNode, type DocumentNode } from 'graphql';
import { directivesOf } from './federationNames.ts';

/**
 * An SDL in which each type with @interfaceObject stands before all that may name fields of it, as keys or as what is required or
 * provided: the composer takes it for an object until it comes to it, and fails then.
 */
export function interfaceObjectsFirst(document: DocumentNode): DocumentNode {
  const find = directivesOf(document);
  const isFirst = (node: DefinitionNode) =>
    (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    find(node, 'interfaceObject') !== undefined;
  const first = document.definitions.filter(isFirst);
  if (first.length === 0) return document;
  const others = document.definitions.filter((node) => !isFirst(node));
  return { ...document, definitions: [...first, ...others] };
}
