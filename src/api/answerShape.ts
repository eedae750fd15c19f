import {
  getNullableType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';

/** What a value of an answer is, as far as selection and schema tell. */
export type Shape =
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  /** The name of a type. */
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'nullable'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: readonly ShapeField[] }
  /** An object of one of several types whose fields differ. */
  | { readonly kind: 'either'; readonly of: readonly Shape[] };

interface ShapeField {
  /** As the answer has it. */
  readonly name: string;
  readonly description: string | null;
  readonly shape: Shape;
  /** Whether variables may leave it out. */
  readonly isConditional: boolean;
}

interface Located {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Fields that come to one place of an answer. */
interface Asked {
  readonly nodes: FieldNode[];
  isConditional: boolean;
}

/** The shape of the data of an operation that is valid by the schema, and asks for no introspection. */
export function shapeOfAnswer(schema: GraphQLSchema, located: Located): Shape {
  const fragments = fragmentsOf(located.document);

  const collect = (
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    into: Map<string, Asked>,
    isConditional = false,
  ): Map<string, Asked> => {
    for (const selection of sets.flatMap(({ selections }) => selections)) {
      const mayBeLeftOut = isConditional || (selection.directives ?? []).some(isCondition);
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const known = into.get(key) ?? { nodes: [], isConditional: true };
        known.nodes.push(selection);
        known.isConditional &&= mayBeLeftOut;
        into.set(key, known);
      } else {
        const set = setFor(selection, type);
        if (set !== null) collect([set], type, into, mayBeLeftOut);
      }
    }
    return into;
  };

  /** What a fragment asks of a type; null where it is for others. */
  const setFor = (
    selection: InlineFragmentNode | FragmentSpreadNode,
    type: GraphQLObjectType,
  ): SelectionSetNode | null => {
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = schema.getType(fragment?.typeCondition?.name.value ?? type.name);
    const isFor =
      condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
    return fragment && isFor ? fragment.selectionSet : null;
  };

  const objectOf = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Shape => {
    const fields = [...collect(sets, type, new Map())].map(([name, { nodes, isConditional }]) => ({
      name,
      isConditional,
      ...fieldOf(type, nodes),
    }));
    return { kind: 'object', fields };
  };

  const fieldOf = (
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
  ): Pick<ShapeField, 'description' | 'shape'> => {
    const name = nodes[0]?.name.value ?? '';
    if (name === TypeNameMetaFieldDef.name) {
      return { description: null, shape: { kind: 'typename', name: type.name } };
    }
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`Expected a field of ${type.name}, got ${name}.`);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { description: field.description ?? null, shape: shapeOf(field.type, sets) };
  };

  const shapeOf = (type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Shape => {
    if (!isNonNullType(type)) return { kind: 'nullable', of: presentOf(type, sets) };
    return presentOf(getNullableType(type), sets);
  };

  const presentOf = (type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Shape => {
    if (isListType(type)) return { kind: 'list', of: shapeOf(type.ofType, sets) };
    if (isLeafType(type)) return { kind: 'leaf', type };
    if (isCompositeType(type)) return compositeOf(type, sets);
    throw new Error(`Expected an output type, got ${String(type)}.`);
  };

  const compositeOf = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Shape => {
    if (isObjectType(type)) return objectOf(type, sets);
    const shapes = schema.getPossibleTypes(type).map((one) => objectOf(one, sets));
    const [first, ...others] = distinct(shapes);
    if (first === undefined) return { kind: 'object', fields: [] };
    return others.length === 0 ? first : { kind: 'either', of: [first, ...others] };
  };

  const root = schema.getRootType(located.operation.operation);
  if (!root) throw new Error('Expected an operation of the schema.');
  return objectOf(root, [located.operation.selectionSet]);
}

function isCondition({ name }: { readonly name: { readonly value: string } }): boolean {
  return name.value === 'skip' || name.value === 'include';
}

function distinct(shapes: readonly Shape[]): readonly Shape[] {
  return [...new Map(shapes.map((shape) => [keyOf(shape), shape])).values()];
}

/** The same for shapes that are the same but for what their fields are said to be. */
function keyOf(shape: Shape): string {
  switch (shape.kind) {
    case 'leaf':
      return shape.type.name;
    case 'typename':
      return `"${shape.name}"`;
    case 'list':
      return `[${keyOf(shape.of)}]`;
    case 'nullable':
      return `${keyOf(shape.of)}?`;
    case 'object':
      return `{${shape.fields.map((one) => `${one.name}${one.isConditional ? '?' : ''}:${keyOf(one.shape)}`).join()}}`;
    case 'either':
      return shape.of.map(keyOf).join('|');
  }
}
