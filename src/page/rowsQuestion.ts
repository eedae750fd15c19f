import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  Kind,
  parse,
  print,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { walkFields } from '../table/selection.ts';
import { capitalized, numbersOf, shownOf } from './rootLists.ts';
import { definitionsOf, selectionTo, variablesIn } from './selectionTo.ts';

const PLACES: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before', 'orderBy']);
/** The variable with what the rows must have. */
export const ROWS_FILTER = 'filterOfRows';

/** The question of the rows that a list of counts tells of. */
export interface RowsQuestion {
  readonly query: string;
  /** Names of the variables that it takes, beside `ROWS_FILTER`. */
  readonly used: ReadonlySet<string>;
  /** Where the rows are in its answer. */
  readonly list: string;
  /** The name of the filter's type. */
  readonly filter: string;
  /** The list that was counted, as it was asked for. */
  readonly counted: FieldNode;
  /** The field that counts. */
  readonly counter: FieldNode;
}

interface Counts {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** The path of the counts: of `facets`, or of `crossTab.cells`. */
  readonly list: string;
}

/** Null where the list takes no filter, or stands below another list. */
export function rowsQuestion(schema: GraphQLSchema, counts: Counts): RowsQuestion | null {
  const { document, operationName, list } = counts;
  const path = list.replace(/\.([^.]+\.cells|[^.]+)$/, '');
  const chain = chainTo(counts, path);
  const counter = chainTo(counts, list.replace(/\.cells$/, '')).at(-1);
  const counted = chain.at(-1);
  const found = findTypes(schema, chain);
  if (!counter || !counted || !found) return null;
  const rows = operationIn(`{ nodes { ${found.shown} } }`).selectionSet;
  const selectionSet = selectionTo({ document, operationName, path }, (field) => ({
    ...narrowed(field),
    selectionSet: rows,
  }));
  if (selectionSet === null) return null;
  const used = variablesIn(selectionSet);
  const named = `RowsOf${capitalized(counted.name.value)}`;
  const shell = operationIn(`query ${named}($${ROWS_FILTER}: ${found.filter}) { __typename }`);
  const variableDefinitions = [
    ...definitionsOf(document, operationName, used),
    ...(shell.variableDefinitions ?? []),
  ];
  const query = `${print({ ...shell, variableDefinitions, selectionSet })}\n`;
  const numbers = found.numbers === null ? '' : `.${found.numbers}`;
  return { query, used, list: `${path}.nodes${numbers}`, filter: found.filter, counted, counter };
}

/** The fields on the way to a path; empty where one of them is not written in the query. */
function chainTo({ document, operationName }: Counts, path: string): readonly FieldNode[] {
  const fields = new Map<string, FieldNode>();
  walkFields(document, operationName, (field, at) => {
    if (!fields.has(at)) fields.set(at, field);
  });
  const segments = path.split('.');
  const chain = segments.flatMap(
    (_, index) => fields.get(segments.slice(0, index + 1).join('.')) ?? [],
  );
  return chain.length === segments.length ? chain : [];
}

/** The filter of a list by its name, and what is shown of what stands there. */
function findTypes(schema: GraphQLSchema, chain: readonly FieldNode[]) {
  const field = fieldAt(schema, chain);
  const type = field && getNamedType(field.type);
  const filter = getNamedType(field?.args.find(({ name }) => name === 'filter')?.type);
  const nodes = isObjectType(type) ? getNamedType(type.getFields()['nodes']?.type) : undefined;
  return isInputObjectType(filter) && isObjectType(nodes)
    ? { filter: filter.name, shown: shownOf(nodes, schema), numbers: numbersOf(nodes) }
    : null;
}

function fieldAt(schema: GraphQLSchema, chain: readonly FieldNode[]) {
  let type: unknown = schema.getQueryType();
  let field: GraphQLField<unknown, unknown> | undefined;
  for (const { name } of chain) {
    // Below a list there is one such count for each of its elements.
    if (!isObjectType(type) || ['nodes', 'edges'].includes(name.value)) return undefined;
    field = type.getFields()[name.value];
    type = field && getNamedType(field.type);
  }
  return field;
}

function narrowed(field: FieldNode): FieldNode {
  const kept = (field.arguments ?? []).filter(
    ({ name }) => name.value !== 'filter' && !PLACES.has(name.value),
  );
  const filter: ArgumentNode['value'] = {
    kind: Kind.VARIABLE,
    name: { kind: Kind.NAME, value: ROWS_FILTER },
  };
  const first: ArgumentNode['value'] = { kind: Kind.INT, value: '100' };
  return { ...field, arguments: [...kept, argument('first', first), argument('filter', filter)] };
}

function argument(name: string, value: ArgumentNode['value']): ArgumentNode {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value };
}

function operationIn(text: string): OperationDefinitionNode {
  const [definition] = parse(text).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Expected ${text}.`);
  return definition;
}
