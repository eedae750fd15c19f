import { parse, valueFromASTUntyped, type FieldNode } from 'graphql';
import { isList, isObject, valueAt, type Json, type JsonObject } from '../../src/table/lists.ts';
import { walkFields } from '../../src/table/selection.ts';

export interface AskedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export type Paging =
  | { readonly kind: 'pages'; readonly connection: string; readonly list: string }
  /** Says in a sentence why there are no further pages to follow. */
  | { readonly kind: 'whole'; readonly why: string };

/** Whether the list at this path of an answer is a page of something that can be followed to its end. */
export function findPaging(asked: AskedOperation, data: JsonObject, list: string): Paging {
  const segments = list.split('.');
  const fields = new Map<string, FieldNode>();
  walkFields(parse(asked.query), asked.operationName, (field, path) => {
    if (!fields.has(path)) fields.set(path, field);
  });
  const name = fields.get(list)?.name.value;
  if (segments.length < 2 || (name !== 'nodes' && name !== 'edges')) {
    return { kind: 'whole', why: 'This list has no pages: the answer holds all of it.' };
  }
  let value: Json | undefined = data;
  for (const segment of segments.slice(0, -1)) {
    value = isObject(value) ? value[segment] : undefined;
    if (isList(value)) {
      const why = `There is one such list for each element of another list. Ask for one of them alone to follow its pages, or raise "first".`;
      return { kind: 'whole', why };
    }
  }
  const connection = segments.slice(0, -1).join('.');
  return isComplete(fields.get(connection), valueAt(data, list), asked.variables)
    ? { kind: 'whole', why: 'The list is shorter than was asked for: this is all of it.' }
    : { kind: 'pages', connection, list };
}

/** Whether a connection has no more than what came: from its beginning on, less than was asked for. */
function isComplete(
  field: FieldNode | undefined,
  list: Json | undefined,
  variables: AskedOperation['variables'],
): boolean {
  const given = new Map(
    field?.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
  );
  const isFromStart = ['after', 'last', 'before'].every(
    (name) => (given.get(name) ?? null) === null,
  );
  const first = given.get('first');
  return isFromStart && typeof first === 'number' && isList(list) && list.length < first;
}
