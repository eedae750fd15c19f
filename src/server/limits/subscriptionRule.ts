import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  print,
  type DirectiveNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type ValidationRule,
} from 'graphql';
import { isIncluded } from '../../answer/conditions.ts';
import { fragmentsOf } from '../../answer/fragments.ts';

const NOTHING_LEFT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/**
 * Refuses subscriptions that leave it to a variable what they ask for, or ask for nothing. graphql-js's own rule,
 * which would look next, collects fields without variables: it throws where one decides, and takes no field for one.
 * (The specification of September 2025 allows no conditions there at all.)
 */
export const refuseConditionalRoots: ValidationRule = (context) => ({
  Document(document) {
    const operations = document.definitions.filter((node) => isSubscription(node));
    const [error] = operations.flatMap((operation) => findFault(operation, document) ?? []);
    if (error === undefined) return undefined;
    context.reportError(error);
    return NOTHING_LEFT;
  },
});

function isSubscription(
  node: DocumentNode['definitions'][number],
): node is OperationDefinitionNode {
  return (
    node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION
  );
}

function findFault(
  operation: OperationDefinitionNode,
  document: DocumentNode,
): GraphQLError | null {
  const all = rootsOf(operation, document, () => true);
  const undecided = all.flatMap(({ directives = [] }) => directives).find(isUndecided);
  if (undecided !== undefined) {
    const message = `Expected what a subscription asks for not to depend on variables, got "${print(undecided)}".`;
    return new GraphQLError(message, { nodes: undecided });
  }
  const kept = rootsOf(operation, document, ({ directives }) => isIncluded(directives, {}));
  if (!all.some(isField) || kept.some(isField)) return null;
  const message = 'Expected a subscription to ask for one field, got none: all are skipped.';
  return new GraphQLError(message, { nodes: operation });
}

/** The selections of its root, with those of fragments there; each fragment once. */
function rootsOf(
  { selectionSet }: OperationDefinitionNode,
  document: DocumentNode,
  isTaken: (selection: SelectionNode) => boolean,
): readonly SelectionNode[] {
  const fragments = fragmentsOf(document);
  const spread = new Set<string>();
  const below = (selection: SelectionNode): readonly SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
    const name = selection.name.value;
    if (spread.has(name)) return [];
    spread.add(name);
    return fragments.get(name)?.selectionSet.selections ?? [];
  };
  const found = selectionSet.selections.filter(isTaken);
  // Grows while it is walked.
  for (const selection of found) found.push(...below(selection).filter(isTaken));
  return found;
}

function isField({ kind }: SelectionNode): boolean {
  return kind === Kind.FIELD;
}

/** Whether a condition is no plain true or false. */
function isUndecided({ name, arguments: given = [] }: DirectiveNode): boolean {
  if (name.value !== 'skip' && name.value !== 'include') return false;
  return given.find((argument) => argument.name.value === 'if')?.value.kind !== Kind.BOOLEAN;
}
