import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

const known = new WeakMap<object, readonly string[]>();

/** Names of the fields that are asked of what a field gives, and of the elements of a connection. */
export function fieldsAsked({ fieldNodes: [field] }: GraphQLResolveInfo): readonly string[] {
  if (field?.selectionSet === undefined) return [];
  // Servers keep a document as long as its text comes again.
  let names = known.get(field);
  if (names === undefined) {
    names = [...new Set(namesIn(field.selectionSet))];
    known.set(field, names);
  }
  return names;
}

/** Whether what a field gives is asked for this. */
export function asksFor({ fieldNodes: [field] }: GraphQLResolveInfo, name: string): boolean {
  const selections = field?.selectionSet?.selections ?? [];
  return selections.some((node) => node.kind === Kind.FIELD && node.name.value === name);
}

const wrappers: ReadonlySet<string> = new Set(['nodes', 'edges', 'node']);
const notKept: ReadonlySet<string> = new Set([
  '__typename',
  'pageInfo',
  'totalCount',
  'resources',
  'agreements',
]);

function namesIn({ selections }: SelectionSetNode): readonly string[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.INLINE_FRAGMENT) return namesIn(node.selectionSet);
    if (node.kind === Kind.FRAGMENT_SPREAD)
      throw new Error('Expected no named fragments, got one.');
    const name = node.name.value;
    if (wrappers.has(name) && node.selectionSet !== undefined) return namesIn(node.selectionSet);
    return notKept.has(name) ? [] : [name];
  });
}
