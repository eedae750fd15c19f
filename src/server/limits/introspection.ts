import { Kind, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';

const ROOT_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type', '__typename']);

/** Whether an operation asks only what the schema is: the answer holds as long as the schema. */
export function isIntrospection(document: DocumentNode, operationName: string | null): boolean {
  const fragments = fragmentsOf(document);
  const areAll = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return ROOT_FIELDS.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return areAll(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return fragment !== undefined && areAll(fragment.selectionSet);
    });
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const asked =
    operations.find(({ name }) => name?.value === operationName) ??
    (operations.length === 1 ? operations[0] : undefined);
  return asked?.operation === OperationTypeNode.QUERY && areAll(asked.selectionSet);
}
