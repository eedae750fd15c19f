import { mergeTypeDefs } from '@graphql-tools/merge';
import {
  Kind,
  visit,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import type { DomainName } from '../collections/index.ts';
import { readDomainSdl } from './schemaFiles.ts';

/** The SDL of several domains as one Federation 2 subgraph. */
export function mergeDomains(domains: readonly DomainName[]): DocumentNode {
  const merged = mergeTypeDefs(domains.map(readDomainSdl), { throwOnConflict: true });
  return narrowInterfaces(merged);
}

/**
 * Beside the thin stub of a type whose domain is not among them, an interface keeps only the fields
 * that all its types have here; composing with the other domains gives it back the rest.
 */
function narrowInterfaces(document: DocumentNode): DocumentNode {
  const objects = document.definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
  );
  return visit(document, {
    InterfaceTypeDefinition: (node) => ({
      ...node,
      fields:
        node.fields?.filter(({ name }) =>
          implementersOf(node, objects).every((type) => hasField(type, name.value)),
        ) ?? [],
    }),
  });
}

function implementersOf(
  { name }: InterfaceTypeDefinitionNode,
  objects: readonly ObjectTypeDefinitionNode[],
): readonly ObjectTypeDefinitionNode[] {
  return objects.filter((type) =>
    type.interfaces?.some((known) => known.name.value === name.value),
  );
}

function hasField(type: ObjectTypeDefinitionNode, name: string): boolean {
  return type.fields?.some((field) => field.name.value === name) ?? false;
}
