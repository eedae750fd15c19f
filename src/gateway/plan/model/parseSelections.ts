import { Kind, parse, type SelectionSetNode } from 'graphql';

/** Reads what a directive calls a field set, such as `id` or `state { code }`. */
export function parseSelections(fieldSet: string): SelectionSetNode {
  // Composers take it in braces as well.
  const text = /^[\s,]*\{/.test(fieldSet) ? fieldSet : `{ ${fieldSet}\n}`;
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) return operation.selectionSet;
  throw new Error(`Expected a field set, got "${fieldSet}".`);
}
