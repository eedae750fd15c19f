import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isSpecifiedScalarType,
  isScalarType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { ExactNumber, exactNumber } from '../../answer/exactNumber.ts';
import type { GraphOperation } from '../../graph/graph.ts';

type Values = Readonly<Record<string, unknown>>;

/** The variables of an operation as they can be coerced. */
export function givenVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  { variables, exactVariables }: Pick<GraphOperation, 'variables' | 'exactVariables'>,
): Values {
  if (!exactVariables && !hasExactDefault(operation)) return variables;
  return fitVariables(schema, operation, exactVariables ?? variables);
}

/**
 * Variables as they can be coerced: of exact numbers, scalars of the specification take a text or a double, and
 * custom ones, which know their own numbers, the number itself. Defaults that a double has no room for are given.
 */
function fitVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Values,
): Values {
  const fit: Record<string, unknown> = { ...given };
  for (const { variable, type: node, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    // Only input types are valid here; what is none is refused when variables are coerced.
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    const isGiven = Object.hasOwn(given, name);
    const value = isGiven ? given[name] : defaultValue && readExactly(defaultValue, {});
    if (type !== undefined && value !== undefined) fit[name] = fitValue(value, type);
  }
  return fit;
}

/** Operations come again and again. */
const known = new WeakMap<OperationDefinitionNode, boolean>();

/** Whether the default of a variable has a number that a double has no room for. */
function hasExactDefault(operation: OperationDefinitionNode): boolean {
  const { variableDefinitions = [] } = operation;
  if (variableDefinitions.length === 0) return false;
  let isExact = known.get(operation);
  if (isExact === undefined) {
    isExact = variableDefinitions.some(
      ({ defaultValue }) => defaultValue !== undefined && isExactLiteral(defaultValue),
    );
    known.set(operation, isExact);
  }
  return isExact;
}

/** Whether a literal has a number that a double has no room for. */
export function isExactLiteral(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return exactNumber(Number(node.value), node.value) instanceof ExactNumber;
    case Kind.LIST:
      return node.values.some(isExactLiteral);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => isExactLiteral(value));
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
    case Kind.VARIABLE:
      return false;
  }
}

/** What a client would send as a variable in place of a literal; undefined where it is a variable without value. */
export function exactValue(node: ValueNode, type: GraphQLInputType, variables: Values): unknown {
  return fitValue(readExactly(node, variables), type);
}

function readExactly(node: ValueNode, variables: Values): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) {
    return exactNumber(Number(node.value), node.value);
  }
  if (node.kind === Kind.LIST) {
    return node.values.map((value) => readExactly(value, variables) ?? null);
  }
  if (node.kind !== Kind.OBJECT) return valueFromASTUntyped(node, variables);
  const fields = node.fields.map(({ name, value }) => [name.value, readExactly(value, variables)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function fitValue(value: unknown, type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  const named = getNamedType(type);
  if (isScalarType(named) && !isSpecifiedScalarType(named)) return value;
  if (Array.isArray(value)) {
    const element = isListType(nullable) ? nullable.ofType : named;
    return value.map((one: unknown) => fitValue(one, element));
  }
  if (value instanceof ExactNumber) return plainOf(value, named.name);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return value;
  const fields = named.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      fitValue(one, Object.hasOwn(fields, name) ? (fields[name]?.type ?? named) : named),
    ]),
  );
}

function plainOf(number: ExactNumber, type: string): unknown {
  const digits = number.valueOf();
  return type === 'ID' && /^-?\d+$/.test(digits) ? digits : Number(digits);
}
