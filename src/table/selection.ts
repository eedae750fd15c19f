import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';

/** What an operation selects, by the paths its answer has: response keys joined by dots, without indexes. */
export interface Selection {
  /** Every path, in the order in which it was written first. */
  readonly order: ReadonlyMap<string, number>;
  /** Paths with nothing below them. */
  readonly leaves: readonly string[];
  /** Whether more is selected below a path. */
  hasMoreBelow(path: string): boolean;
}

export function readSelection(document: DocumentNode, operationName?: string | null): Selection {
  const order = new Map<string, number>();
  const branches = new Set<string>();
  walkFields(document, operationName, (field, path) => {
    if (!order.has(path)) order.set(path, order.size);
    if (field.selectionSet !== undefined) branches.add(path);
  });
  return {
    order,
    leaves: [...order.keys()].filter((path) => !branches.has(path)),
    hasMoreBelow: (path) => branches.has(path),
  };
}

/** Calls `visit` for each selected field, fragments spread out, in the order they are written. */
export function walkFields(
  document: DocumentNode,
  operationName: string | null | undefined,
  visit: (field: FieldNode, path: string) => void,
): void {
  const operation = getOperationAST(document, operationName);
  const fragments = fragmentsOf(document);
  const walk = (set: SelectionSetNode, prefix: string, within: readonly string[]): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const path = prefix + (selection.alias ?? selection.name).value;
        visit(selection, path);
        if (selection.selectionSet) walk(selection.selectionSet, `${path}.`, within);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, prefix, within);
      } else {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        if (fragment && !within.includes(name))
          walk(fragment.selectionSet, prefix, [...within, name]);
      }
    }
  };
  if (operation) walk(operation.selectionSet, '', []);
}
