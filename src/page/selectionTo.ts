import {
  getOperationAST,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';

interface Way {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** Response keys joined by dots. */
  readonly path: string;
}

/** What an operation asks on the way to a path, under the same conditions on types, and what is put in the place of its end. */
export function selectionTo(
  { document, operationName, path }: Way,
  change: (end: FieldNode) => FieldNode,
): SelectionSetNode | null {
  const fragments = fragmentsOf(document);
  const keep = (set: SelectionSetNode, [key, ...rest]: readonly string[]) => {
    for (const selection of set.selections) {
      const kept =
        selection.kind === Kind.FIELD
          ? keepField(selection, key, rest)
          : keepFragment(selection, [key ?? '', ...rest]);
      if (kept !== null) return only(kept);
    }
    return null;
  };
  const keepField = (
    field: FieldNode,
    key: string | undefined,
    rest: readonly string[],
  ): FieldNode | null => {
    if ((field.alias ?? field.name).value !== key) return null;
    if (rest.length === 0) return change(field);
    const selectionSet: SelectionSetNode | null = field.selectionSet
      ? keep(field.selectionSet, rest)
      : null;
    return selectionSet && { ...field, selectionSet };
  };
  const keepFragment = (
    selection: Exclude<SelectionNode, FieldNode>,
    keys: readonly string[],
  ): InlineFragmentNode | null => {
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    const part = isSpread ? fragments.get(selection.name.value) : selection;
    const selectionSet: SelectionSetNode | null = part ? keep(part.selectionSet, keys) : null;
    if (!part || selectionSet === null) return null;
    return {
      kind: Kind.INLINE_FRAGMENT,
      ...(part.typeCondition && { typeCondition: part.typeCondition }),
      directives: selection.directives ?? [],
      selectionSet,
    };
  };
  const operation = getOperationAST(document, operationName);
  return operation ? keep(operation.selectionSet, path.split('.')) : null;
}

function only(selection: SelectionNode): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [selection] };
}

/** Names of the variables in a selection. */
export function variablesIn(selectionSet: SelectionSetNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  return used;
}

/** The definitions of an operation's variables that are used still. */
export function definitionsOf(
  document: DocumentNode,
  operationName: string | null,
  used: ReadonlySet<string>,
): readonly VariableDefinitionNode[] {
  const known = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return known.filter(({ variable }) => used.has(variable.name.value));
}
