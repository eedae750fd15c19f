import { extractLinkImplementations } from '@theguild/federation-composition';
import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type InputValueDefinitionNode,
} from 'graphql';
import { argumentNode, directiveNode, stringNode } from './directiveNodes.ts';

interface Tagged {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/**
 * A schema in which scalars, enums, inputs and arguments have a tag: what a field takes and gives comes with it. As in
 * Apollo's contracts, only fields, and unions, have to be tagged to be shown.
 */
export function takeAlong(document: DocumentNode, tag: string): DocumentNode {
  const { resolveImportName } = extractLinkImplementations(document);
  const name = resolveImportName('https://specs.apollo.dev/federation', '@tag');
  const directive = directiveNode(name, [argumentNode('name', stringNode(tag))]);
  const add = <Node extends Tagged>(node: Node): Node => ({
    ...node,
    directives: [...(node.directives ?? []), directive],
  });
  const addToArguments = <
    Node extends { readonly arguments?: readonly InputValueDefinitionNode[] | undefined },
  >(
    node: Node,
  ): Node => ({ ...node, arguments: (node.arguments ?? []).map(add) });
  return visit(document, {
    [Kind.SCALAR_TYPE_DEFINITION]: add,
    [Kind.ENUM_TYPE_DEFINITION]: add,
    [Kind.ENUM_TYPE_EXTENSION]: add,
    [Kind.INPUT_OBJECT_TYPE_DEFINITION]: add,
    [Kind.INPUT_OBJECT_TYPE_EXTENSION]: add,
    [Kind.FIELD_DEFINITION]: addToArguments,
  });
}
