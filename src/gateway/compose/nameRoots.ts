import { Kind, visit, type DocumentNode } from 'graphql';

const NAMES = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** An SDL whose root types have the names that they have in the supergraph; the composer misses them elsewhere. */
export function nameRoots(document: DocumentNode): DocumentNode {
  const renamed = new Map(
    document.definitions
      .flatMap((node) =>
        node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
          ? (node.operationTypes ?? [])
          : [],
      )
      .map(({ operation, type }) => [type.name.value, NAMES[operation]] as const)
      .filter(([name, root]) => name !== root),
  );
  const taken = document.definitions.some(
    (node) => 'name' in node && [...renamed.values()].some((root) => root === node.name?.value),
  );
  // Two types would be one; the composer says what is wrong.
  if (renamed.size === 0 || taken) return document;
  const rename = <N extends { readonly name: { readonly value: string } }>(node: N): N => ({
    ...node,
    name: { ...node.name, value: renamed.get(node.name.value) ?? node.name.value },
  });
  return visit(document, {
    NamedType: rename,
    ObjectTypeDefinition: rename,
    ObjectTypeExtension: rename,
  });
}
