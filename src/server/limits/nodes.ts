import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import { userError } from '../../errors.ts';
import type { Limits } from './limits.ts';
import { schemaListsOf } from './schemaLists.ts';
import type { Variables } from '../../points/argumentCosts.ts';
import { isConnection } from '../../points/listLengths.ts';
import { readListLength, readPageSize, variablesOf } from './listSize.ts';
import { add, FREE, LEAF, list, object, type Cost } from './worstCost.ts';

/** What an operation could return at worst. */
export interface WorstCase {
  /** Elements of lists: the product of the sizes along each path, summed. */
  readonly nodes: number;
  /** Fields of those elements and of the objects between. */
  readonly values: number;
  /** The path that adds most nodes, by response names, e.g. `centers.nodes.resources`. */
  readonly path: string;
  /** What of the schema it asks to be shown, apart from all that. */
  readonly shown: ShownSchema;
}

interface ShownSchema {
  readonly nodes: number;
  readonly path: string;
  /** What the whole schema is. */
  readonly whole: number;
}

export interface ValidOperation {
  readonly schema: GraphQLSchema;
  /** Has passed validation and `limitDocument`. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Told of each variable whose value may change the result. */
  readonly onVariable?: (name: string) => void;
}

/** Elements may have this many fields on average; bounds what few elements with very many return. */
const VALUES_PER_NODE = 20;

/** A generator asks for the whole schema once, and for some of it beside that. */
const MAX_SCHEMAS = 1.5;

/** Why an operation could return too much, as an error that names the path; null when it cannot. */
export function checkNodes(
  { nodes, values, path, shown }: WorstCase,
  limits: Limits,
): GraphQLError | null {
  const maxShown = Math.ceil(shown.whole * MAX_SCHEMAS);
  if (shown.nodes > maxShown) {
    return userError(
      'QUERY_TOO_LARGE',
      `Expected an operation that asks for at most ${maxShown} elements of the schema, got one that could return ${shown.nodes}, most of them at ${shown.path}. Ask for the schema once.`,
    );
  }
  const maxValues = limits.maxNodes * VALUES_PER_NODE;
  if (nodes <= limits.maxNodes && values <= maxValues) return null;
  const [limit, got] =
    nodes > limits.maxNodes
      ? [`${limits.maxNodes} nodes (MAX_NODES)`, nodes]
      : [`${maxValues} values (${VALUES_PER_NODE} times MAX_NODES)`, values];
  return userError(
    'QUERY_TOO_LARGE',
    `Expected an operation that returns at most ${limit}, got one that could return ${got}, most of them at ${path}. Ask for smaller pages there.`,
  );
}

interface Place {
  readonly parent: GraphQLCompositeType;
  /** Of the connection whose fields these are; null outside of one. */
  readonly pageSize: number | null;
}

interface Located {
  readonly parent: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
}

/**
 * Counts before anything runs, so `@skip` and `@include` are not believed. Fragments on different
 * types of one interface or union are summed, though an element is of one type only: a bound from
 * above that needs no look at every possible type.
 */
export function countWorstCase({
  schema,
  document,
  operation,
  variables,
  onVariable,
}: ValidOperation): WorstCase {
  const fragments = fragmentsOf(document);
  const valueOf = variablesOf(operation, variables);
  const lookUp: Variables = (name) => {
    onVariable?.(name);
    return valueOf(name);
  };
  // By name and page size: a fragment costs the same wherever it is spread.
  const spreads = new Map<string, Cost>();
  const lists = schemaListsOf(schema);
  let shown = FREE;

  const countSet = (set: SelectionSetNode, place: Place): Cost =>
    set.selections.map((selection) => countSelection(selection, place)).reduce(add, FREE);

  const countSelection = (selection: SelectionNode, place: Place): Cost => {
    if (selection.kind === Kind.FIELD) return countField(selection, place);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return countSpread(selection.name.value, place);
    const parent = compositeType(schema, selection.typeCondition?.name.value) ?? place.parent;
    return countSet(selection.selectionSet, { ...place, parent });
  };

  const countSpread = (name: string, place: Place): Cost => {
    const key = `${name} ${place.pageSize}`;
    const earlier = spreads.get(key);
    if (earlier !== undefined) return earlier;
    const fragment = fragments.get(name);
    const parent = compositeType(schema, fragment?.typeCondition.name.value);
    if (fragment === undefined || parent === undefined) return FREE;
    const cost = countSet(fragment.selectionSet, { ...place, parent });
    spreads.set(key, cost);
    return cost;
  };

  const countField = (node: FieldNode, { parent, pageSize }: Place): Cost => {
    const field = fieldOf(parent, node.name.value);
    if (field === undefined || node.selectionSet === undefined) return LEAF;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return LEAF;
    const name = node.alias?.value ?? node.name.value;
    if (META_FIELDS.has(field)) {
      shown = add(
        shown,
        object(countSet(node.selectionSet, { parent: type, pageSize: null }), name),
      );
      return LEAF;
    }
    if (!isListType(getNullableType(field.type))) {
      const size = isConnection(field.type) ? readPageSize(field, node, lookUp) : null;
      return object(countSet(node.selectionSet, { parent: type, pageSize: size }), name);
    }
    const element = countSet(node.selectionSet, { parent: type, pageSize: null });
    return listOf(element, node, { parent, field, pageSize });
  };

  const listOf = (element: Cost, node: FieldNode, place: Located & Place): Cost => {
    const { pageSize } = place;
    const name = node.alias?.value ?? node.name.value;
    return pageSize !== null && PAGE_FIELDS.has(node.name.value)
      ? list(element, pageSize, { name, ownPath: [] })
      : list(element, lengthOf(node, place), { name, ownPath: [name] });
  };

  const lengthOf = (node: FieldNode, { parent, field }: Located): number =>
    lists.lengths.get(`${parent.name}.${node.name.value}`) ?? readListLength(field, node, lookUp);

  const root = schema.getRootType(operation.operation);
  const cost = root ? countSet(operation.selectionSet, { parent: root, pageSize: null }) : FREE;
  return {
    nodes: cost.nodes,
    values: cost.values,
    path: cost.worst.path.join('.'),
    shown: {
      nodes: Math.ceil(shown.nodes),
      path: shown.worst.path.join('.'),
      whole: lists.total,
    },
  };
}

const META_FIELDS: ReadonlySet<GraphQLField<unknown, unknown>> = new Set([
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
]);

/** Where a connection has its elements; the message names the connection, which has the argument. */
const PAGE_FIELDS: ReadonlySet<string> = new Set(['edges', 'nodes']);

function compositeType(
  schema: GraphQLSchema,
  name: string | undefined,
): GraphQLCompositeType | undefined {
  const type = name === undefined ? undefined : schema.getType(name);
  return isCompositeType(type) ? type : undefined;
}

function fieldOf(
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}
