import type { DefinitionNode, DocumentNode, NameNode, StringValueNode } from 'graphql';

interface Described {
  readonly name?: NameNode;
  readonly description?: StringValueNode | undefined;
  readonly fields?: readonly Described[];
  readonly values?: readonly Described[];
  readonly arguments?: readonly Described[];
}

/** What an SDL defines: `Type`, `Type.field` and `Type.field.argument`. */
export function coordinatesOf(document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (node: Described, parent: string): void => {
    if (node.name === undefined) return;
    const coordinate = `${parent}${node.name.value}`;
    found.add(coordinate);
    for (const part of partsOf(node)) collect(part, `${coordinate}.`);
  };
  for (const definition of document.definitions) collect(definition as Described, '');
  return found;
}

/**
 * An SDL without its descriptions of what is known already. Of several that a type has, the composer
 * takes one by the subgraphs' names; nobody else should say what our types are.
 */
export function describeOnlyNew(document: DocumentNode, known: ReadonlySet<string>): DocumentNode {
  const strip = (node: Described, parent: string): Described => {
    if (node.name === undefined) return node;
    const coordinate = `${parent}${node.name.value}`;
    if (!known.has(coordinate)) return node;
    const stripAll = (nodes: readonly Described[] | undefined) =>
      nodes?.map((inner) => strip(inner, `${coordinate}.`));
    return {
      ...node,
      description: undefined,
      ...(node.fields && { fields: stripAll(node.fields) ?? [] }),
      ...(node.values && { values: stripAll(node.values) ?? [] }),
      ...(node.arguments && { arguments: stripAll(node.arguments) ?? [] }),
    };
  };
  const definitions = document.definitions.map(
    // A definition that loses descriptions is still one.
    (definition) => strip(definition as Described, '') as DefinitionNode,
  );
  return { ...document, definitions };
}

function partsOf(node: Described): readonly Described[] {
  return [...(node.fields ?? []), ...(node.values ?? []), ...(node.arguments ?? [])];
}
