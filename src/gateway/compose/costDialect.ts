import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type NameNode,
} from 'graphql';
import { costNames, type CostNames } from '../../points/costNames.ts';
import { linksOf } from './links.ts';

/**
 * An SDL without `@cost` and `@listSize`, where the composer would lose them or refuses them: by a @link to the specification of
 * costs alone, defined by the subgraph itself as that of IBM has them, with weights in texts, with paths into input objects.
 * They are said of the supergraph then (carryCosts.ts).
 */
export function withoutCosts(document: DocumentNode): DocumentNode {
  const names = costNames(document);
  if (names === null || isCarried(document, names)) return document;
  const isOne = (name: string): boolean => names.cost.has(name) || names.listSize.has(name);
  const links = new Set(
    linksOf(document)
      .filter(({ name }) => name === 'cost')
      .map(({ node }) => node),
  );
  return visit(document, {
    Directive: (node) =>
      isOne(node.name.value) || links.has(node as ConstDirectiveNode) ? null : undefined,
    DirectiveDefinition: ({ name }) => (isOne(name.value) ? null : undefined),
  });
}

/** An SDL that says nothing of what things cost that are known already: they are not its own. */
export function priceOnlyNew(document: DocumentNode, known: ReadonlySet<string>): DocumentNode {
  const names = costNames(document);
  if (names === null) return document;
  const strip = (node: Priced, parent: string): Priced => {
    const coordinate = `${parent}${node.name?.value ?? ''}`;
    if (!known.has(coordinate)) return node;
    const stripAll = (nodes: readonly Priced[]) =>
      nodes.map((inner) => strip(inner, `${coordinate}.`));
    return {
      ...node,
      ...(node.directives && {
        directives: node.directives.filter(
          ({ name }) => !names.cost.has(name.value) && !names.listSize.has(name.value),
        ),
      }),
      ...(node.fields && { fields: stripAll(node.fields) }),
      ...(node.arguments && { arguments: stripAll(node.arguments) }),
    };
  };
  const definitions = document.definitions.map((node) =>
    isTypeDefinitionNode(node) || isTypeExtensionNode(node)
      ? // What loses directives is still of its kind.
        (strip(node as Priced, '') as DefinitionNode)
      : node,
  );
  return { ...document, definitions };
}

interface Priced {
  readonly name?: NameNode;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
  readonly fields?: readonly Priced[];
  readonly arguments?: readonly Priced[];
}

/** Whether all of them are Federation's, and plain. */
function isCarried(document: DocumentNode, names: CostNames): boolean {
  if (!linksOf(document).some(({ name }) => name === 'federation')) return false;
  if (linksOf(document).some(({ name }) => name === 'cost')) return false;
  let isPlain = true;
  const look = (node: ConstDirectiveNode | DirectiveDefinitionNode): void => {
    const isCost = names.cost.has(node.name.value);
    if (!isCost && !names.listSize.has(node.name.value)) return;
    if (node.kind === Kind.DIRECTIVE_DEFINITION) isPlain = false;
    else if (!(isCost ? isPlainWeight(node) : isPlainSize(node))) isPlain = false;
  };
  visit(document, {
    Directive: (node) => {
      look(node as ConstDirectiveNode);
    },
    DirectiveDefinition: (node) => {
      look(node);
    },
  });
  return isPlain;
}

function isPlainWeight({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return given.every(({ value }) => value.kind === Kind.INT);
}

function isPlainSize({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return given.every(({ name, value }) => {
    if (name.value === 'slicingArgumentDefaultValue') return false;
    // The composer takes lists only where one text would do.
    if (name.value !== 'slicingArguments' && name.value !== 'sizedFields')
      return value.kind !== Kind.NULL;
    return (
      value.kind === Kind.LIST &&
      value.values.every((one) => one.kind === Kind.STRING && !one.value.includes('.'))
    );
  });
}
