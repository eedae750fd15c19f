import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';
import { argumentCost, compileValue, variablesOf, type Variables } from './argumentCosts.ts';
import {
  isConnection,
  pageLength,
  plainLength,
  sizedLength,
  type ReadLength,
} from './listLengths.ts';
import { INTROSPECTION_COST, MUTATION_COST, weightOf, type Priced } from './priced.ts';

/** What so many objects of one selection come to. */
type Evaluate = (variables: Variables, parents: number) => number;

interface Sized {
  /** Fields of the selection that are lists of this length. */
  readonly fields: ReadonlySet<string>;
  readonly length: ReadLength;
}

/**
 * What an operation costs at most, by its variables. Compiled once: what depends on nothing is found then, and each
 * evaluation looks at lists, conditions and arguments only.
 */
export function compileEstimate(
  priced: Priced,
): (sent: Readonly<Record<string, unknown>>) => number {
  const { schema, operation } = priced;
  const root = schema.getRootType(operation.operation);
  const own = operation.operation === OperationTypeNode.MUTATION ? MUTATION_COST : 0;
  if (!root) return () => own;
  const evaluate = new Compiler(priced).set(operation.selectionSet, root, []);
  const read = variablesOf(operation);
  return (sent) => Math.ceil(own + evaluate(read(sent), 1));
}

class Compiler {
  readonly #priced: Priced;
  readonly #fragments: ReturnType<typeof fragmentsOf>;

  constructor(priced: Priced) {
    this.#priced = priced;
    this.#fragments = fragmentsOf(priced.document);
  }

  set({ selections }: SelectionSetNode, parent: GraphQLCompositeType, sized: Sized[]): Evaluate {
    const parts = selections.flatMap((selection) => {
      const evaluate = this.#selection(selection, parent, sized);
      return evaluate === null ? [] : [conditional(selection.directives, evaluate)];
    });
    return (variables, parents) => {
      let sum = 0;
      for (const part of parts) sum += part(variables, parents);
      return sum;
    };
  }

  #selection(
    selection: SelectionSetNode['selections'][number],
    parent: GraphQLCompositeType,
    sized: Sized[],
  ): Evaluate | null {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent, sized);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.#fragments.get(selection.name.value);
    if (fragment === undefined) return null;
    const { schema } = this.#priced;
    const named = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
    return this.set(fragment.selectionSet, isCompositeType(named) ? named : parent, sized);
  }

  /** Null for what costs nothing. */
  #field(node: FieldNode, parent: GraphQLCompositeType, sized: Sized[]): Evaluate | null {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return () => INTROSPECTION_COST;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (field === undefined) return null;
    const coordinate = `${parent.name}.${name}`;
    const type = getNamedType(field.type);
    const { costs } = this.#priced;
    const weight = weightOf({ coordinate, type }, this.#priced);
    const ofArguments = argumentCost({ field, coordinate, node }, costs);
    const sizes = this.#sizesOf(node, { field, coordinate });
    const below =
      node.selectionSet && isCompositeType(type)
        ? this.set(node.selectionSet, type, sizes.below)
        : null;
    if (below === null && weight === 0 && ofArguments === null) return null;
    return sumOf({
      weight,
      below,
      ofArguments,
      length: lengthOf(node, field, [...sized, ...sizes.own]),
      work: this.#workOf(node, { field, coordinate }),
    });
  }

  /** What is said of the lists that a field is, or that stand in what it gives. */
  #sizesOf(
    node: FieldNode,
    { field, coordinate }: Located,
  ): { readonly own: readonly Sized[]; readonly below: Sized[] } {
    const size = this.#priced.costs.listSizeAt(coordinate);
    if (size !== undefined) {
      const length = sizedLength(field, node, size);
      const fields = new Set(size.sizedFields);
      return fields.size === 0
        ? { own: [{ fields: new Set([node.name.value]), length }], below: [] }
        : { own: [], below: [{ fields, length }] };
    }
    const isPage = isConnection(field.type);
    return {
      own: [],
      below: isPage ? [{ fields: PAGE_FIELDS, length: pageLength(field, node) }] : [],
    };
  }

  #workOf(node: FieldNode, { field, coordinate }: Located): Evaluate | null {
    const { work } = this.#priced;
    if (work === undefined || node.selectionSet === undefined || !isConnection(field.type))
      return null;
    const asked = new Map<string, number>();
    this.#count(node.selectionSet, asked);
    const element = elementOf(field);
    const narrowing = (node.arguments ?? [])
      .filter(({ name }) => !PAGING.has(name.value))
      .map(({ value }) => compileValue(value));
    const askedFor = (name: string): number => asked.get(name) ?? 0;
    return (variables, parents) => {
      let members = 0;
      for (const read of narrowing) members += countConditions(read(variables));
      return work({ coordinate, element, parents, members, asked: askedFor });
    };
  }

  /** How often each field stands in a selection. */
  #count({ selections }: SelectionSetNode, asked: Map<string, number>): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        asked.set(name, (asked.get(name) ?? 0) + 1);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      if (fragment !== undefined) this.#count(fragment.selectionSet, asked);
    }
  }
}

interface Parts {
  readonly weight: number;
  readonly below: Evaluate | null;
  readonly ofArguments: ((variables: Variables) => number) | null;
  /** Null for what is no list. */
  readonly length: ReadLength | null;
  readonly work: Evaluate | null;
}

function sumOf({ weight, below, ofArguments, length, work }: Parts): Evaluate {
  return (variables, parents) => {
    const count = parents * (length?.(variables) ?? 1);
    const objects = count * weight + (below?.(variables, count) ?? 0);
    const resolved = parents * (ofArguments?.(variables) ?? 0);
    // A weight may be negative, as a discount; nobody is paid for asking.
    return Math.max(0, objects + resolved) + (work?.(variables, parents) ?? 0);
  };
}

/** By what is said of the list, where the field stands or at the field itself; else by what lists usually are. */
function lengthOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  sized: readonly Sized[],
): ReadLength | null {
  if (!isListType(getNullableType(field.type))) return null;
  return (
    sized.find(({ fields }) => fields.has(node.name.value))?.length ?? plainLength(field, node)
  );
}

interface Located {
  readonly field: GraphQLField<unknown, unknown>;
  readonly coordinate: string;
}

/** Where a connection has its elements. */
const PAGE_FIELDS: ReadonlySet<string> = new Set(['edges', 'nodes']);

/** The type that a connection is a list of. */
function elementOf({ type }: GraphQLField<unknown, unknown>): string | null {
  const connection = getNamedType(type);
  if (!isObjectType(connection)) return null;
  const { nodes, edges } = connection.getFields();
  if (nodes !== undefined) return getNamedType(nodes.type).name;
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields()['node'] : undefined;
  return node === undefined ? null : getNamedType(node.type).name;
}

/** Arguments that cut a page from a list; all others narrow the list. */
const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before', 'orderBy']);

/** How many conditions an argument comes to, at most. */
function countConditions(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + countConditions(one), 0);
}

/** What `@skip` and `@include` leave out costs nothing. */
function conditional(directives: readonly DirectiveNode[] = [], evaluate: Evaluate): Evaluate {
  const conditions = directives.flatMap(({ name: { value: name }, arguments: given = [] }) => {
    const [argument] = given;
    return (name === 'skip' || name === 'include') && argument !== undefined
      ? [{ read: compileValue(argument.value), leavesOut: name === 'skip' }]
      : [];
  });
  if (conditions.length === 0) return evaluate;
  return (variables, parents) =>
    conditions.some(({ read, leavesOut }) => read(variables) === leavesOut)
      ? 0
      : evaluate(variables, parents);
}
