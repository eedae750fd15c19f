import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';
import type { ListNeeds } from '../loading/source.ts';
import { fieldType, pageInfoOf, type Selection } from './selection.ts';

/** What is asked of one kind of list. */
interface AskedList extends ListNeeds {
  readonly element: string;
  /** Whether elements may be of several types. */
  readonly isMixed: boolean;
}

/** What a selection asks of lists beside their elements, by the type of these; of all lists for null. */
export function listNeedsOf(
  schema: GraphQLSchema,
  selection: Selection,
): (element: string | null) => ListNeeds {
  const lists = [...selection.keys()].flatMap((name) => askedList(schema, selection, name) ?? []);
  const known = new Map<string | null, ListNeeds>();
  return (element) => {
    const needs = known.get(element) ?? needsOf(lists, element);
    known.set(element, needs);
    return needs;
  };
}

function needsOf(lists: readonly AskedList[], element: string | null): ListNeeds {
  const meant = lists.filter(
    (list) => element === null || list.element === element || list.isMixed,
  );
  return {
    whetherItGoesOn: meant.some(({ whetherItGoesOn }) => whetherItGoesOn),
    cursors: meant.some(({ cursors }) => cursors),
  };
}

/** Null for types that are no connections. */
function askedList(schema: GraphQLSchema, selection: Selection, name: string): AskedList | null {
  const connection = schema.getType(name);
  if (!isObjectType(connection) || !('pageInfo' in connection.getFields())) return null;
  const edge = fieldType(connection, 'edges');
  const element = edge && fieldType(edge, 'node');
  if (edge === undefined || element === undefined) return null;
  const asks = (type: string, ...fields: readonly string[]): boolean =>
    fields.some((field) => selection.get(type)?.has(field));
  const pageInfo = pageInfoOf(name);
  return {
    element: element.name,
    isMixed: isAbstractType(element),
    whetherItGoesOn: asks(pageInfo, 'hasNextPage', 'hasPreviousPage'),
    cursors: asks(pageInfo, 'startCursor', 'endCursor') || asks(edge.name, 'cursor'),
  };
}
