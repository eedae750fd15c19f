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
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import type { Variables } from '../../points/argumentCosts.ts';
import { isConnection } from '../../points/listLengths.ts';
import { readListLength, readPageSize, variablesOf } from './listSize.ts';
import { schemaListsOf } from './schemaLists.ts';
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

/**
 * Counts before anything runs, so `@skip` and `@include` are not believed. Fragments on different
 * types of one interface or union are summed, though an element is of one type only: a bound from
 * above that needs no look at every possible type.
 */
export function countWorstCase(valid: ValidOperation): WorstCase {
  return new WorstCaseCount(valid).worstCase();
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

class WorstCaseCount {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #lookUp: Variables;
  readonly #lists: ReturnType<typeof schemaListsOf>;
  /** By name and page size: a fragment costs the same wherever it is spread. */
  readonly #spreads = new Map<string, Cost>();
  #shown = FREE;

  constructor({ schema, document, operation, variables, onVariable }: ValidOperation) {
    const valueOf = variablesOf(operation, variables);
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = fragmentsOf(document);
    this.#lists = schemaListsOf(schema);
    this.#lookUp = (name) => {
      onVariable?.(name);
      return valueOf(name);
    };
  }

  worstCase(): WorstCase {
    const { operation, selectionSet } = this.#operation;
    const root = this.#schema.getRootType(operation);
    const cost = root ? this.#countSet(selectionSet, { parent: root, pageSize: null }) : FREE;
    const shown = this.#shown;
    return {
      nodes: cost.nodes,
      values: cost.values,
      path: cost.worst.path.join('.'),
      shown: {
        nodes: Math.ceil(shown.nodes),
        path: shown.worst.path.join('.'),
        whole: this.#lists.total,
      },
    };
  }

  #countSet(set: SelectionSetNode, place: Place): Cost {
    return set.selections
      .map((selection) => this.#countSelection(selection, place))
      .reduce(add, FREE);
  }

  #countSelection(selection: SelectionNode, place: Place): Cost {
    if (selection.kind === Kind.FIELD) return this.#countField(selection, place);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return this.#countSpread(selection.name.value, place);
    }
    const parent = compositeType(this.#schema, selection.typeCondition?.name.value) ?? place.parent;
    return this.#countSet(selection.selectionSet, { ...place, parent });
  }

  #countSpread(name: string, place: Place): Cost {
    const key = `${name} ${place.pageSize}`;
    const earlier = this.#spreads.get(key);
    if (earlier !== undefined) return earlier;
    const fragment = this.#fragments.get(name);
    const parent = compositeType(this.#schema, fragment?.typeCondition.name.value);
    if (fragment === undefined || parent === undefined) return FREE;
    const cost = this.#countSet(fragment.selectionSet, { ...place, parent });
    this.#spreads.set(key, cost);
    return cost;
  }

  #countField(node: FieldNode, { parent, pageSize }: Place): Cost {
    const field = fieldOf(parent, node.name.value);
    if (field === undefined || node.selectionSet === undefined) return LEAF;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return LEAF;
    const name = node.alias?.value ?? node.name.value;
    if (META_FIELDS.has(field)) {
      const asked = this.#countSet(node.selectionSet, { parent: type, pageSize: null });
      this.#shown = add(this.#shown, object(asked, name));
      return LEAF;
    }
    if (!isListType(getNullableType(field.type))) {
      const size = isConnection(field.type) ? readPageSize(field, node, this.#lookUp) : null;
      return object(this.#countSet(node.selectionSet, { parent: type, pageSize: size }), name);
    }
    const element = this.#countSet(node.selectionSet, { parent: type, pageSize: null });
    return this.#listOf(element, node, { parent, field, pageSize });
  }

  #listOf(element: Cost, node: FieldNode, place: Located & Place): Cost {
    const { pageSize } = place;
    const name = node.alias?.value ?? node.name.value;
    return pageSize !== null && PAGE_FIELDS.has(node.name.value)
      ? list(element, pageSize, { name, ownPath: [] })
      : list(element, this.#lengthOf(node, place), { name, ownPath: [name] });
  }

  #lengthOf(node: FieldNode, { parent, field }: Located): number {
    return (
      this.#lists.lengths.get(`${parent.name}.${node.name.value}`) ??
      readListLength(field, node, this.#lookUp)
    );
  }
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
