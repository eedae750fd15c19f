import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { namedType } from '../answer/namedType.ts';

type Maybe<Value> = Value | null | undefined;

/**
 * What an operation asks for: `Type.field`, `Type.field(argument:)`, `Input.field`, `Enum.VALUE`. Of what comes in
 * variables, all that could come.
 * @param operationName - null for the only operation, or for all
 */
export function coordinatesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): readonly string[] {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field: ({ name }) => {
      noteField(name.value, types, found);
    },
    Argument: ({ name }) => {
      noteArgument(name.value, types, found);
    },
    ObjectField: ({ name }) => {
      noteMember(types.getParentInputType(), name.value, found);
    },
    EnumValue: ({ value }) => {
      noteMember(types.getInputType(), value, found);
    },
    VariableDefinition: (node) => {
      const type = schema.getType(namedType(node.type));
      if (isInputObjectType(type) || isEnumType(type)) noteInput(type, found, new Set());
    },
  });
  for (const definition of definitionsOf(document, operationName)) visit(definition, visitor);
  return [...found].toSorted();
}

/** Those of one operation, with the fragments that it spreads. */
function definitionsOf(document: DocumentNode, operationName: string | null) {
  const named = document.definitions.find(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.name?.value === operationName,
  );
  if (named === undefined) return document.definitions;
  const wanted = new Set<ASTNode>([named]);
  for (const definition of wanted) {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        const fragment = document.definitions.find(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
        );
        if (fragment !== undefined) wanted.add(fragment);
      },
    });
  }
  return [...wanted];
}

function noteField(name: string, types: TypeInfo, found: Set<string>): void {
  const parent = types.getParentType();
  if (!parent || isIntrospectionType(parent) || name.startsWith('__')) return;
  found.add(`${parent.name}.${name}`);
}

function noteMember(type: Maybe<GraphQLInputType>, member: string, found: Set<string>): void {
  if (type) found.add(`${getNamedType(type).name}.${member}`);
}

function noteArgument(name: string, types: TypeInfo, found: Set<string>): void {
  const parent = types.getParentType();
  const field = types.getFieldDef();
  if (types.getDirective() || !parent || !field || isIntrospectionType(parent)) return;
  if (!field.name.startsWith('__')) found.add(`${parent.name}.${field.name}(${name}:)`);
}

/** Which of it comes is not known: no value of a client is looked at. */
function noteInput(type: GraphQLInputType, found: Set<string>, seen: Set<string>): void {
  if (isEnumType(type)) {
    for (const { name } of type.getValues()) found.add(`${type.name}.${name}`);
    return;
  }
  if (!isInputObjectType(type) || seen.has(type.name)) return;
  seen.add(type.name);
  for (const field of Object.values(type.getFields())) {
    found.add(`${type.name}.${field.name}`);
    noteInput(getNamedType(field.type), found, seen);
  }
}
