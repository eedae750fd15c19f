import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseSelections } from './parseSelections.ts';
import { callOf, readArguments } from '../argument.ts';
import { plainKey } from '../plainKey.ts';
import { emptySelection, type SelectedField, type Selection } from '../selection.ts';

/** Reads field sets: what @key, @requires and @provides name. */
export class FieldSets {
  readonly #schema: GraphQLSchema;
  readonly #prefix: string;
  /** Response keys by call: a field with arguments has one for each way to call it. */
  readonly #keys = new Map<string, string>();

  /** `schema` has what is inaccessible to clients as well; no field's name begins with `prefix` and a digit. */
  constructor(schema: GraphQLSchema, prefix: string) {
    this.#schema = schema;
    this.#prefix = prefix;
  }

  /** `__typename` is no field of it but below one of an interface; what it stands in is `isTyped`. */
  read(text: string, type: string): Selection {
    const { selections } = parseSelections(text);
    return this.#select(selections, this.#typeNamed(type));
  }

  #select(nodes: readonly SelectionNode[], type: GraphQLCompositeType | null): Selection {
    const selection = emptySelection();
    for (const node of nodes) {
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const name = node.typeCondition?.name.value ?? null;
        const scope = name === null ? type : this.#typeNamed(name);
        const inner = this.#select(node.selectionSet.selections, scope);
        selection.fragments.push({ type: name, selection: inner });
      } else if (node.kind === Kind.FIELD && node.name.value !== '__typename') {
        put(selection, this.#field(node, type));
      }
    }
    return selection;
  }

  #field(node: FieldNode, type: GraphQLCompositeType | null): SelectedField {
    const name = node.name.value;
    const field = type !== null && 'getFields' in type ? type.getFields()[name] : undefined;
    const given = readArguments(node.arguments, field?.args ?? []);
    const call = callOf(given);
    const scope = field && getNamedType(field.type);
    return {
      key: call === '' ? plainKey(name, this.#prefix) : this.#keyOf(`${name}(${call})`),
      name,
      arguments: given,
      below: this.#below(node.selectionSet, isCompositeType(scope) ? scope : null),
      isTyped: namesType(node.selectionSet),
    };
  }

  #below(set: SelectionSetNode | undefined, scope: GraphQLCompositeType | null): Selection | null {
    if (set === undefined) return null;
    const below = this.#select(set.selections, scope);
    // Who gives it may know no more than the interface: then another is to tell the type.
    if (isInterfaceType(scope) && namesType(set)) below.fields.set(typename.key, typename);
    return below;
  }

  #keyOf(call: string): string {
    const known = this.#keys.get(call);
    if (known !== undefined) return known;
    const key = `${this.#prefix}${this.#keys.size}r_${call.slice(0, call.indexOf('('))}`;
    this.#keys.set(call, key);
    return key;
  }

  #typeNamed(name: string): GraphQLCompositeType | null {
    const type = this.#schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

const typename: SelectedField = {
  key: '__typename',
  name: '__typename',
  arguments: [],
  below: null,
};

function namesType(set: SelectionSetNode | undefined): boolean {
  return (set?.selections ?? []).some(
    (node) =>
      (node.kind === Kind.FIELD && node.name.value === '__typename') ||
      (node.kind === Kind.INLINE_FRAGMENT && namesType(node.selectionSet)),
  );
}

/** A field set may name a field twice, with different fields below it. */
function put({ fields, fragments }: Selection, field: SelectedField): void {
  const known = fields.get(field.key);
  if (known === undefined) fields.set(field.key, field);
  else if (field.below !== null) {
    fragments.push({
      type: null,
      selection: { fields: new Map([[field.key, field]]), fragments: [] },
    });
  }
}
