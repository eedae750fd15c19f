import { visit, type DocumentNode } from 'graphql';

/** Fields whose answers depend on who asks in particular, or are made of what nobody is told of. */
const personalFields: ReadonlySet<string> = new Set(['amendments', 'changes', 'webhooks']);

const known = new WeakMap<DocumentNode, boolean>();

/** Whether nobody may share the answer to a document; goes by the names of its fields. */
export function isPersonal(document: DocumentNode): boolean {
  const earlier = known.get(document);
  if (earlier !== undefined) return earlier;
  let isFound = false;
  visit(document, {
    Field: ({ name }) => {
      isFound ||= personalFields.has(name.value);
    },
  });
  known.set(document, isFound);
  return isFound;
}
