import { visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { linksOf, localNames } from './links.ts';

const NAME = 'inaccessible';

interface Named {
  readonly name: { readonly value: string };
}

/**
 * A supergraph that calls `@inaccessible` so, whatever it imports it as: what makes the schema of clients of it knows it by
 * no other name, and would show what is to be hidden.
 */
export function nameInaccessible(supergraph: DocumentNode): DocumentNode {
  const links = linksOf(supergraph).filter(({ name }) => name === NAME);
  // A directive that is called as its specification needs no import.
  const locals = new Set(links.flatMap((link) => [...localNames(link, NAME), link.prefix]));
  const nodes = new Set(links.map(({ node }) => node));
  if (links.every(({ imports, prefix }) => imports.length === 0 && prefix === NAME)) {
    return supergraph;
  }
  const rename = <N extends Named>(node: N): N =>
    locals.has(node.name.value) ? { ...node, name: { ...node.name, value: NAME } } : node;
  return visit(supergraph, {
    Directive: (node) =>
      nodes.has(node as ConstDirectiveNode)
        ? {
            ...node,
            arguments: (node.arguments ?? []).filter(
              ({ name }) => name.value !== 'import' && name.value !== 'as',
            ),
          }
        : rename(node),
    DirectiveDefinition: rename,
  });
}
