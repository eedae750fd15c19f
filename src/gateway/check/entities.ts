import {
  isLeafType,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { namedType } from '../../answer/namedType.ts';
import { namesOf } from '../compose/federationNames.ts';
import { parseSelections } from '../plan/model/parseSelections.ts';

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
  const document = parse(sdl, { noLocation: true });
  const usesOf = findUses(document);
  const nodes = document.definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const types = Map.groupBy(nodes, ({ name }) => name.value);
  return [...types].flatMap(([type, parts]) => {
    const keys = parts
      .flatMap((part) => usesOf(part, 'key'))
      .filter(({ resolvable }) => resolvable !== false)
      .flatMap(({ fields }) => fieldSet(fields) ?? []);
    return keys.length === 0 ? [] : [{ type, keys, fields: fieldsOf(parts, { schema, usesOf }) }];
  });
}

interface Reading {
  readonly schema: GraphQLSchema;
  readonly usesOf: FindUses;
}

function fieldsOf(
  parts: readonly (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[],
  { schema, usesOf }: Reading,
): readonly EntityField[] {
  return parts
    .flatMap(({ fields }) => fields ?? [])
    .map((field) => {
      const [requires] = usesOf(field, 'requires');
      return {
        name: field.name.value,
        type: field.type,
        isExternal: usesOf(field, 'external').length > 0,
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

function fieldSet(fields: unknown): FieldSet | null {
  return typeof fields === 'string' ? { text: fields, selection: parseSelections(fields) } : null;
}

/** The arguments of each use of a directive of federation, whatever the SDL calls it. */
type FindUses = (
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: 'key' | 'requires' | 'external',
) => readonly Readonly<Record<string, unknown>>[];

function findUses(document: DocumentNode): FindUses {
  const ownNameOf = namesOf(document);
  return ({ directives = [] }, name) =>
    directives.filter((used) => ownNameOf(used.name.value) === name).map(directiveArguments);
}
