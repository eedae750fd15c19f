import { extractLinkImplementations } from '@theguild/federation-composition';
import {
  Kind,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type InputValueDefinitionNode,
} from 'graphql';

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
  const directive: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'name' },
        value: { kind: Kind.STRING, value: tag },
      },
    ],
  };
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
