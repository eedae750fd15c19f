import {
  getOperationAST,
  parse,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
} from 'graphql';
import { isList, isObject, valueAt, type Json, type JsonObject } from '../../src/table/lists.ts';
import { walkFields } from '../../src/table/selection.ts';

export interface AskedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

export type Paging =
  | { readonly kind: 'pages'; readonly connection: string; readonly list: string }
  /** Lists without pages, one of which has as many elements as were asked for at most. */
  | { readonly kind: 'cut'; readonly size: number }
  /** Says in a sentence why there are no further pages to follow. */
  | { readonly kind: 'whole'; readonly why: string };

/** What the lists of the graph have at most where nothing is said of that. */
const USUAL_SIZE = 20;

/** Whether the list at this path of an answer is a page of something that can be followed to its end. */
export function findPaging(asked: AskedOperation, data: JsonObject, list: string): Paging {
  const segments = list.split('.');
  const fields = new Map<string, FieldNode>();
  const document = parse(asked.query);
  const variables = { ...defaultsOf(document, asked.operationName), ...asked.variables };
  walkFields(document, asked.operationName, (field, path) => {
    if (!fields.has(path)) fields.set(path, field);
  });
  const name = fields.get(list)?.name.value;
  if (segments.length < 2 || (name !== 'nodes' && name !== 'edges')) {
    const why = 'This list has no pages: the answer holds all of it.';
    const size = name === 'facets' ? sizeOf(fields.get(list), variables) : Infinity;
    return cutAt(data, list, size) ?? { kind: 'whole', why };
  }
  const connection = segments.slice(0, -1).join('.');
  if (standsInList(data, segments)) {
    const why = `There is one such list for each element of another list. Ask for one of them alone to follow its pages, or raise "first".`;
    const pages = segments.flatMap((segment, end) =>
      segment === 'nodes' || segment === 'edges' ? [segments.slice(0, end)] : [],
    );
    const cuts = pages.map((path) => {
      const size = sizeOf(fields.get(path.join('.')), variables);
      return cutAt(data, segments.slice(0, path.length + 1).join('.'), size);
    });
    return cuts.find((cut) => cut !== null) ?? { kind: 'whole', why };
  }
  return isComplete(fields.get(connection), valueAt(data, list), variables)
    ? { kind: 'whole', why: 'The list is shorter than was asked for: this is all of it.' }
    : { kind: 'pages', connection, list };
}

function defaultsOf(document: DocumentNode, name: string | null): AskedOperation['variables'] {
  const definitions = getOperationAST(document, name)?.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function standsInList(data: JsonObject, segments: readonly string[]): boolean {
  let value: Json | undefined = data;
  for (const segment of segments.slice(0, -1)) {
    value = isObject(value) ? value[segment] : undefined;
    if (isList(value)) return true;
  }
  return false;
}

function sizeOf(field: FieldNode | undefined, variables: AskedOperation['variables']): number {
  const given = field?.arguments?.find(
    ({ name }) => name.value === 'first' || name.value === 'last',
  );
  const size: unknown = given && valueFromASTUntyped(given.value, variables);
  return typeof size === 'number' ? size : USUAL_SIZE;
}

/** Null where all of the lists at a path are shorter than was asked for. */
function cutAt(data: JsonObject, list: string, size: number): Paging | null {
  const isFull = (value: Json | undefined, [segment, ...rest]: readonly string[]): boolean => {
    if (segment === undefined) return isList(value) && value.length >= size;
    const objects = isList(value) ? value : [value];
    return objects.some((object) => isObject(object) && isFull(object[segment], rest));
  };
  return isFull(data, list.split('.')) ? { kind: 'cut', size } : null;
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
