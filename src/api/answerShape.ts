import {
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';
import { collectFields, type Selected } from './collectFields.ts';

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

/** The shape of the data of an operation that is valid by the schema, and asks for no introspection. */
export function shapeOfAnswer(schema: GraphQLSchema, { document, operation }: Located): Shape {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error('Expected an operation of the schema.');
  const fragments = fragmentsOf(document);
  return new Shapes({ schema, fragments }).object(root, [operation.selectionSet]);
}

/** What is selected of values, type by type. */
class Shapes {
  readonly #selected: Selected;

  constructor(selected: Selected) {
    this.#selected = selected;
  }

  object(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Shape {
    const responses = collectFields(this.#selected, type, sets);
    const fields = [...responses].map(([name, { nodes, isConditional }]) => ({
      name,
      isConditional,
      ...this.#field(type, nodes),
    }));
    return { kind: 'object', fields };
  }

  #field(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
  ): Pick<ShapeField, 'description' | 'shape'> {
    const name = nodes[0]?.name.value ?? '';
    if (name === TypeNameMetaFieldDef.name) {
      return { description: null, shape: { kind: 'typename', name: type.name } };
    }
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`Expected a field of ${type.name}, got ${name}.`);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return { description: field.description ?? null, shape: this.#value(field.type, sets) };
  }

  #value(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Shape {
    if (!isNonNullType(type)) return { kind: 'nullable', of: this.#present(type, sets) };
    return this.#present(getNullableType(type), sets);
  }

  #present(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Shape {
    if (isListType(type)) return { kind: 'list', of: this.#value(type.ofType, sets) };
    if (isLeafType(type)) return { kind: 'leaf', type };
    if (isCompositeType(type)) return this.#composite(type, sets);
    throw new Error(`Expected an output type, got ${String(type)}.`);
  }

  #composite(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Shape {
    if (isObjectType(type)) return this.object(type, sets);
    const types = this.#selected.schema.getPossibleTypes(type);
    const [first, ...others] = distinct(types.map((one) => this.object(one, sets)));
    if (first === undefined) return { kind: 'object', fields: [] };
    return others.length === 0 ? first : { kind: 'either', of: [first, ...others] };
  }
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
