import {
  getOperationAST,
  Kind,
  parse,
  print,
  visit,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';
import { isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import type { Total } from '../../src/table/pagedDocument.ts';
import { valueAt } from '../../src/table/lists.ts';
import type { Asked } from './paging.ts';
import { walkFields } from '../../src/table/selection.ts';

const COUNT = '{ totalOfAll: totalCount totalOfAllIsExact: totalCountIsExact }';
const PLACES: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before']);

/** The question of how long a list is in all, of which an answer holds a page. */
export function countRequest(asked: Asked, connection: string): Asked | null {
  const document = parse(asked.query);
  const operation = getOperationAST(document, asked.operationName);
  const fields = new Map<string, FieldNode>();
  walkFields(document, asked.operationName, (field, path) => {
    if (!fields.has(path)) fields.set(path, field);
  });
  const segments = connection.split('.');
  const chain = segments.map((_, index) => fields.get(segments.slice(0, index + 1).join('.')));
  if (!operation || chain.includes(undefined)) return null;
  const selectionSet = chain.reduceRight<SelectionSetNode>(
    (inner, field, index) => wrap(field, inner, index === chain.length - 1),
    counted(),
  );
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  const query = print({
    ...operation,
    variableDefinitions: variableDefinitions ?? [],
    selectionSet,
  });
  const variables = Object.entries(asked.variables).filter(([name]) => used.has(name));
  return { ...asked, query, variables: Object.fromEntries(variables) };
}

function counted(): SelectionSetNode {
  const [definition] = parse(COUNT).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Expected ${COUNT}.`);
  return definition.selectionSet;
}

function wrap(
  field: FieldNode | undefined,
  selectionSet: SelectionSetNode,
  isConnection: boolean,
): SelectionSetNode {
  if (!field) return selectionSet;
  const args = field.arguments?.filter(({ name }) => !(isConnection && PLACES.has(name.value)));
  return {
    kind: Kind.SELECTION_SET,
    selections: [{ ...field, arguments: args ?? [], selectionSet }],
  };
}

/** The total in the answer to `countRequest`; null where the graph does not tell. */
export function readTotal(data: JsonObject | null, connection: string): Total | null {
  const found: Json | undefined = valueAt(data, connection);
  if (!isObject(found)) return null;
  const { totalOfAll: count, totalOfAllIsExact: isExact } = found;
  return typeof count === 'number' ? { count, isExact: isExact !== false } : null;
}
