import {
  isLeafType,
  Kind,
  parse,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { namedType } from '../../answer/namedType.ts';

/** A type that a router may ask a subgraph for by a key, as the subgraph's SDL says it. */
export interface Entity {
  readonly type: string;
  readonly keys: readonly FieldSet[];
  readonly fields: readonly EntityField[];
}

interface EntityField {
  readonly name: string;
  readonly type: TypeNode;
  readonly isExternal: boolean;
  /** Fields of others that it is computed from. */
  readonly requires: FieldSet | null;
  /** A value without fields, that can be asked for without arguments. */
  readonly isPlain: boolean;
}

export interface FieldSet {
  /** As it is written: `id`, `code region { id }`. */
  readonly text: string;
  readonly selection: SelectionSetNode;
}

/** The entities of a subgraph; `schema` is the graph it is composed into, which knows what is a leaf. */
export function entitiesOf(sdl: string, schema: GraphQLSchema): readonly Entity[] {
  const nodes = parse(sdl, { noLocation: true }).definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const types = Map.groupBy(nodes, ({ name }) => name.value);
  return [...types].flatMap(([type, parts]) => {
    const keys = parts.flatMap(({ directives }) => resolvableKeys(directives ?? []));
    return keys.length === 0 ? [] : [{ type, keys, fields: fieldsOf(parts, schema) }];
  });
}

function fieldsOf(
  parts: readonly (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[],
  schema: GraphQLSchema,
): readonly EntityField[] {
  return parts
    .flatMap(({ fields }) => fields ?? [])
    .map((field) => {
      const [requires] = argumentsOf(field.directives ?? [], 'requires');
      return {
        name: field.name.value,
        type: field.type,
        isExternal: argumentsOf(field.directives ?? [], 'external').length > 0,
        requires: requires === undefined ? null : fieldSet(requires['fields']),
        isPlain: isPlain(field, schema),
      };
    });
}

function isPlain({ type, arguments: taken = [] }: FieldDefinitionNode, schema: GraphQLSchema) {
  return (
    isLeafType(schema.getType(namedType(type))) &&
    taken.every(
      (argument) =>
        argument.type.kind !== Kind.NON_NULL_TYPE || argument.defaultValue !== undefined,
    )
  );
}

function resolvableKeys(directives: readonly ConstDirectiveNode[]): readonly FieldSet[] {
  return argumentsOf(directives, 'key')
    .filter(({ resolvable }) => resolvable !== false)
    .flatMap(({ fields }) => fieldSet(fields) ?? []);
}

function fieldSet(fields: unknown): FieldSet | null {
  if (typeof fields !== 'string') return null;
  const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION
    ? { text: fields, selection: operation.selectionSet }
    : null;
}

/** The arguments of each use of a directive of federation, also where it is not imported by name. */
function argumentsOf(
  directives: readonly ConstDirectiveNode[],
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  return directives
    .filter((used) => used.name.value === name || used.name.value === `federation__${name}`)
    .map(directiveArguments);
}
