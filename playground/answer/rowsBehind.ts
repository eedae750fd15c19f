import {
  astFromValue,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  visit,
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  type ObjectFieldNode,
  type ObjectValueNode,
  type SelectionSetNode,
} from 'graphql';
import type { Asked } from './paging.ts';
import { walkFields } from '../../src/table/selection.ts';

const PLACES: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before', 'orderBy']);
/** What is shown of each row, where its type has it. */
const FIELDS = ['id', 'name', 'title', 'abbreviation', 'shortName', 'kind', 'focusArea', 'status'];
const MORE_FIELDS = ['startYear', 'city', 'industries', 'summary', 'website'];

/** The values that a count of the graph is of, by the arguments that name what is counted by: `{ by: "GRANT" }`. */
export type Counted = Readonly<Record<string, string>>;

interface CountedRows {
  /** The list of counts. */
  readonly list: string;
  readonly counted: Counted;
  /** What they are counted by, in words. */
  readonly name: string;
}

interface Behind {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where the rows are in its answer. */
  readonly list: string;
}

/**
 * The question of what `facets` or `crossTab` counted: the same list, filtered by the values. Null where the list takes
 * no such filter, or stands below another list.
 */
export function rowsBehind(
  schema: GraphQLSchema,
  asked: Asked,
  { list, counted, name }: CountedRows,
): Behind | null {
  const document = parse(asked.query);
  const operation = getOperationAST(document, asked.operationName);
  const path = list.replace(/\.([^.]+\.cells|[^.]+)$/, '');
  const chain = chainTo(asked, document, path);
  const counter = chainTo(asked, document, list.replace(/\.cells$/, '')).at(-1);
  const found = findDefinition(schema, chain);
  if (!operation || !counter || !found) return null;
  const { filter: input, nodes } = found;
  const added = Object.entries(counted).map(([argument, value]) =>
    toFilter(counter, { argument, value, input, asked }),
  );
  const before = givenFilter(chain.at(-1), input, asked);
  if (before === null || added.some((field) => field === null)) return null;
  const fields = added.flatMap((field) => field ?? []);
  const isTaken = fields.some(({ name }) =>
    before.fields.some((known) => known.name.value === name.value),
  );
  if (isTaken) return null;
  const filter: ObjectValueNode = { kind: Kind.OBJECT, fields: [...before.fields, ...fields] };
  const selectionSet = chain.reduceRight<SelectionSetNode>(
    (inner, field, index) =>
      selectionOf(index === chain.length - 1 ? narrowed(field, filter) : field, inner),
    listed(nodes),
  );
  const used = new Set<string>();
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return {
    query: `${print({
      kind: Kind.OPERATION_DEFINITION,
      operation: operation.operation,
      name: { kind: Kind.NAME, value: nameOf(chain, name) },
      variableDefinitions: variableDefinitions ?? [],
      selectionSet,
    })}\n`,
    variables: Object.fromEntries(
      Object.entries(asked.variables).filter(([name]) => used.has(name)),
    ),
    list: `${path}.nodes`,
  };
}

/** The fields on the way to a path; empty where one of them is not written in the query. */
function chainTo(
  asked: Asked,
  document: Parameters<typeof walkFields>[0],
  path: string,
): readonly FieldNode[] {
  const fields = new Map<string, FieldNode>();
  walkFields(document, asked.operationName, (field, at) => {
    if (!fields.has(at)) fields.set(at, field);
  });
  const segments = path.split('.');
  const chain = segments.flatMap(
    (_, index) => fields.get(segments.slice(0, index + 1).join('.')) ?? [],
  );
  return chain.length === segments.length ? chain : [];
}

function findDefinition(schema: GraphQLSchema, chain: readonly FieldNode[]) {
  const field = fieldAt(schema, chain);
  const type = field && getNamedType(field.type);
  const filter = getNamedType(field?.args.find(({ name }) => name === 'filter')?.type);
  const nodes = isObjectType(type) ? getNamedType(type.getFields()['nodes']?.type) : undefined;
  return isInputObjectType(filter) && isObjectType(nodes) ? { filter, nodes } : null;
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

interface Value {
  readonly argument: string;
  readonly value: string;
  readonly input: GraphQLInputObjectType;
  readonly asked: Asked;
}

/** `by: FOCUS_AREA` and a value as a field of the filter: `focusArea: WORKFORCE`. */
function toFilter(
  counter: FieldNode,
  { argument, value, input, asked }: Value,
): ObjectFieldNode | null {
  const given = counter.arguments?.find(({ name }) => name.value === argument)?.value;
  const facet: unknown = given && valueFromASTUntyped(given, asked.variables);
  if (typeof facet !== 'string') return null;
  const name = facet
    .toLowerCase()
    .replace(/_(\w)/g, (_whole, letter: string) => letter.toUpperCase());
  const type = input.getFields()[name]?.type;
  const written = type && isLeafType(getNamedType(type)) ? toNode(value, type) : null;
  return written
    ? { kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value: written }
    : null;
}

function toNode(value: unknown, type: Parameters<typeof astFromValue>[1]) {
  try {
    return astFromValue(value, type) ?? null;
  } catch {
    return null;
  }
}

/** The filter that the question has; null where it cannot be told. */
function givenFilter(
  field: FieldNode | undefined,
  input: GraphQLInputObjectType,
  { variables }: Asked,
): ObjectValueNode | null {
  const given = field?.arguments?.find(({ name }) => name.value === 'filter')?.value;
  const value: unknown = given && valueFromASTUntyped(given, variables);
  const written = toNode(value ?? {}, input);
  return written?.kind === Kind.OBJECT ? written : null;
}

function narrowed(field: FieldNode, filter: ObjectValueNode): FieldNode {
  const kept = (field.arguments ?? []).filter(
    ({ name }) => name.value !== 'filter' && !PLACES.has(name.value),
  );
  const first: ArgumentNode = argument('first', { kind: Kind.INT, value: '100' });
  return { ...field, arguments: [...kept, first, argument('filter', filter)] };
}

function argument(name: string, value: ArgumentNode['value']): ArgumentNode {
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value };
}

function selectionOf(field: FieldNode, inner: SelectionSetNode): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [{ ...field, selectionSet: inner }] };
}

function listed(nodes: NonNullable<ReturnType<typeof findDefinition>>['nodes']): SelectionSetNode {
  const fields = nodes.getFields();
  const names = [...FIELDS, ...MORE_FIELDS].filter((name) => {
    const field = fields[name];
    return field !== undefined && isLeafType(getNamedType(field.type)) && field.args.length === 0;
  });
  const [definition] = parse(
    `{ nodes { ${names.join(' ')} } pageInfo { hasNextPage endCursor } }`,
  ).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Expected a selection.');
  return definition.selectionSet;
}

/** `ResourcesOfDepartmentOfEnergy`. */
function nameOf(chain: readonly FieldNode[], of: string): string {
  const words = `${chain.at(-1)?.name.value ?? 'rows'} of ${of}`.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
