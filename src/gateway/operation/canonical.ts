import {
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from '../../answer/conditions.ts';
import { fragmentsOf } from '../../answer/fragments.ts';
import { readArguments } from '../plan/argument.ts';
import { emptySelection, isEmpty, type SelectedField, type Selection } from '../plan/selection.ts';
import type { Supergraph } from '../supergraph.ts';
import { compositeTypeOf } from './compositeType.ts';
import { createResponseKeys, type ResponseKeys } from './responseKeys.ts';

/** An operation as the planner is given it. */
export interface CanonicalOperation {
  readonly kind: `${OperationTypeNode}`;
  /** The root type. */
  readonly type: string;
  /** Empty when nothing is asked but introspection. */
  readonly root: Selection;
  /** What the fields of the client's document are called in it. */
  readonly keys: ReadonlyMap<FieldNode, string>;
}

export interface CanonicalParts {
  readonly supergraph: Pick<Supergraph, 'schema' | 'planning'>;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced; decides what is skipped. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The same question in a form that leaves a planner no choice: no fragments by name, no conditions,
 * no introspection, and every field under a name of its own (see ResponseKeys). Null for a kind of
 * operation that the graph does not have.
 */
export function canonicalOperation(parts: CanonicalParts): CanonicalOperation | null {
  const { supergraph, operation } = parts;
  const scope = supergraph.schema.getRootType(operation.operation);
  if (!scope) return null;
  const keys = new Map<FieldNode, string>();
  const root = emptySelection();
  new Collector(parts, keys).collect(operation.selectionSet, scope, { into: root, scope });
  return { kind: operation.operation, type: scope.name, root, keys };
}

/** Where selections go, and the type of all objects that these are for. */
interface Place {
  readonly into: Selection;
  readonly scope: GraphQLCompositeType;
}

class Collector {
  readonly #parts: CanonicalParts;
  readonly #keys: Map<FieldNode, string>;
  readonly #responseKeys: ResponseKeys;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(parts: CanonicalParts, keys: Map<FieldNode, string>) {
    this.#parts = parts;
    this.#keys = keys;
    this.#responseKeys = createResponseKeys(parts.supergraph.planning.prefix);
    this.#fragments = fragmentsOf(parts.document);
  }

  /** Adds the selections, which are written for `parent`, to a place whose objects may be of a narrower type. */
  collect({ selections }: SelectionSetNode, parent: GraphQLCompositeType, place: Place): void {
    for (const selection of selections) {
      if (!isIncluded(selection.directives, this.#parts.variables)) continue;
      switch (selection.kind) {
        case Kind.FIELD:
          this.#collectField(selection, parent, place.into);
          break;
        case Kind.INLINE_FRAGMENT: {
          const type = this.#compositeType(selection.typeCondition?.name.value) ?? parent;
          this.#collectFragment(selection.selectionSet, type, place);
          break;
        }
        case Kind.FRAGMENT_SPREAD: {
          this.#collectSpread(selection.name.value, place);
        }
      }
    }
  }

  #collectSpread(name: string, place: Place): void {
    const fragment = this.#fragments.get(name);
    const type = this.#compositeType(fragment?.typeCondition.name.value);
    if (fragment && type) this.#collectFragment(fragment.selectionSet, type, place);
  }

  #collectFragment(selectionSet: SelectionSetNode, type: GraphQLCompositeType, place: Place): void {
    const { schema } = this.#parts.supergraph;
    const { scope, into } = place;
    const isAlways =
      type === scope ||
      (isAbstractType(type) && 'getFields' in scope && schema.isSubType(type, scope));
    if (isAlways) {
      this.collect(selectionSet, type, place);
      return;
    }
    if (isObjectType(scope)) return; // Never: the scope is of another type.
    const known = into.fragments.find((fragment) => fragment.type === type.name);
    const selection = known?.selection ?? emptySelection();
    this.collect(selectionSet, type, { into: selection, scope: type });
    if (known === undefined && !isEmpty(selection)) {
      into.fragments.push({ type: type.name, selection });
    }
  }

  #collectField(node: FieldNode, parent: GraphQLCompositeType, into: Selection): void {
    const name = node.name.value;
    if (name === TypeNameMetaFieldDef.name) {
      this.#keys.set(node, name);
      into.fields.set(name, { key: name, name, arguments: [], below: null });
      return;
    }
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (field === undefined) return; // Introspection.
    const key = this.#keyOf(field, node, parent);
    this.#keys.set(node, key);
    const type = compositeTypeOf(field);
    let asked = into.fields.get(key);
    if (asked === undefined) {
      asked = selectField(key, node, field);
      into.fields.set(key, asked);
    }
    const { below } = asked;
    if (below === null || type === null || node.selectionSet === undefined) return;
    this.#collectFragment(node.selectionSet, type, { into: below, scope: type });
  }

  #keyOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    parent: GraphQLCompositeType,
  ): string {
    // Each mutation that is asked for runs, also when the same is asked for twice.
    return parent === this.#parts.supergraph.schema.getMutationType()
      ? `${this.#parts.supergraph.planning.prefix}0_${node.alias?.value ?? node.name.value}`
      : this.#responseKeys.keyOf(field, node);
  }

  #compositeType(name: string | undefined): GraphQLCompositeType | null {
    const type = name === undefined ? undefined : this.#parts.supergraph.schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

function selectField(
  key: string,
  { name, arguments: given }: FieldNode,
  field: GraphQLField<unknown, unknown>,
): SelectedField {
  const below = compositeTypeOf(field) === null ? null : emptySelection();
  return { key, name: name.value, arguments: readArguments(given, field.args), below };
}
