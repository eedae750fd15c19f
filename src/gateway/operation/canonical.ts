import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  print,
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
import type { Supergraph } from '../supergraph.ts';
import { addNeeded } from './addNeeded.ts';
import { isIncluded } from '../../answer/conditions.ts';
import { fragmentsOf } from '../../answer/fragments.ts';
import { createResponseKeys, type FieldTypes, type ResponseKeys } from './responseKeys.ts';
import {
  emptySelections,
  isEmpty,
  printSelections,
  typename,
  type Place,
  type Selections,
} from './selections.ts';

/** An operation as the planner is given it. */
export interface CanonicalOperation {
  /** Empty when nothing is asked but introspection. */
  readonly root: Place;
  /** What the fields of the client's document are called in it. */
  readonly keys: ReadonlyMap<FieldNode, string>;
  /** Of the client's; the definitions of its variables. */
  readonly operation: OperationDefinitionNode;
}

export interface CanonicalParts {
  readonly supergraph: Supergraph;
  readonly fieldTypes: FieldTypes;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced; decides what is skipped. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The same question in a form that leaves a planner no choice: no fragments by name, no conditions,
 * no introspection, and every field under a name of its own (see ResponseKeys).
 */
export function canonicalOperation(parts: CanonicalParts): CanonicalOperation | null {
  const { supergraph, operation } = parts;
  const scope = supergraph.schema.getRootType(operation.operation);
  if (!scope) return null;
  const keys = new Map<FieldNode, string>();
  const root = { into: emptySelections(), scope };
  new Collector(parts, keys).collect(operation.selectionSet, scope, root);
  addNeeded(root, supergraph);
  return { root, keys, operation };
}

/** The text of an operation with these selections and the variables that are used in them. */
export function printOperation(
  kind: OperationTypeNode,
  selections: Selections,
  { variableDefinitions }: OperationDefinitionNode,
): string {
  const body = printSelections(selections);
  return `${kind}${printVariables(variableDefinitions ?? [], body)}${body}`;
}

class Collector {
  readonly #parts: CanonicalParts;
  readonly #keys: Map<FieldNode, string>;
  readonly #responseKeys: ResponseKeys;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(parts: CanonicalParts, keys: Map<FieldNode, string>) {
    this.#parts = parts;
    this.#keys = keys;
    this.#responseKeys = createResponseKeys(parts.fieldTypes);
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
    const fragment = into.fragments.get(type.name) ?? emptySelections();
    this.collect(selectionSet, type, { into: fragment, scope: type });
    if (!isEmpty(fragment)) into.fragments.set(type.name, fragment);
  }

  #collectField(node: FieldNode, parent: GraphQLCompositeType, into: Selections): void {
    const name = node.name.value;
    if (name === TypeNameMetaFieldDef.name) {
      this.#keys.set(node, name);
      into.fields.set(name, { name, head: name, below: null });
      return;
    }
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (field === undefined) return; // Introspection.
    const key = this.#keyOf(field, node, parent);
    this.#keys.set(node, key);
    const known = into.fields.get(key);
    if (known === undefined) {
      const type = getNamedType(field.type);
      const below = isCompositeType(type) ? { into: emptySelections(), scope: type } : null;
      into.fields.set(key, { name, head: headOf(node, key), below });
      this.#descend(node, field, below);
    } else {
      this.#descend(node, field, known.below);
    }
  }

  #keyOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    parent: GraphQLCompositeType,
  ): string {
    // Each mutation that is asked for runs, also when the same is asked for twice.
    return parent === this.#parts.supergraph.schema.getMutationType()
      ? `${this.#parts.fieldTypes.prefix}0_${node.alias?.value ?? node.name.value}`
      : this.#responseKeys.keyOf(field, node);
  }

  #descend(node: FieldNode, field: GraphQLField<unknown, unknown>, below: Place | null): void {
    const type = getNamedType(field.type);
    if (node.selectionSet === undefined || below === null || !isCompositeType(type)) return;
    // The interface's field of this name may be of a wider type than the object's.
    this.#collectFragment(node.selectionSet, type, below);
    if (isEmpty(below.into)) below.into.fields.set(...typename);
  }

  #compositeType(name: string | undefined): GraphQLCompositeType | null {
    const type = name === undefined ? undefined : this.#parts.supergraph.schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

function headOf(node: FieldNode, key: string): string {
  const name = node.name.value;
  const given = (node.arguments ?? []).map((argument) => print(argument));
  const call = given.length === 0 ? name : `${name}(${given.join(', ')})`;
  return key === name ? call : `${key}: ${call}`;
}

/** The definitions of the variables that are still used. */
function printVariables(
  definitions: NonNullable<OperationDefinitionNode['variableDefinitions']>,
  body: string,
): string {
  const used = new Set([...body.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  const kept = definitions
    .filter(({ variable }) => used.has(variable.name.value))
    .map((definition) => print({ ...definition, directives: [] }));
  return kept.length === 0 ? '' : `(${kept.join(', ')})`;
}
