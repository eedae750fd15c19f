import {
  isNonNullType,
  isRequiredArgument,
  Kind,
  valueFromAST,
  valueFromASTUntyped,
  type ArgumentNode,
  type GraphQLArgument,
  type ValueNode,
} from 'graphql';
import { literalText } from './literalText.ts';
import { exactValue, isExactLiteral } from '../operation/exactValues.ts';

type Variables = Readonly<Record<string, unknown>>;

/** A value for an argument, which subgraphs are always given as a variable: nothing is lost in printing it. */
export interface Argument {
  readonly name: string;
  /** The type of the variable. */
  readonly type: string;
  /** Equal for what is equal whatever the client's variables. */
  readonly identity: string;
  /** Of the client's coerced variables; undefined where the client gave nothing. */
  readonly valueIn: (variables: Variables) => unknown;
}

/** What a field is asked with, in the order of the arguments' names. */
export function readArguments(
  nodes: readonly ArgumentNode[] | undefined,
  declared: readonly GraphQLArgument[],
): readonly Argument[] {
  if (nodes === undefined || nodes.length === 0) return [];
  return nodes
    .flatMap((node) => {
      const argument = declared.find(({ name }) => name === node.name.value);
      return argument === undefined ? [] : [readArgument(node.value, argument)];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readArgument(value: ValueNode, argument: GraphQLArgument): Argument {
  const { name, type } = argument;
  // What has a default may be left out, also by a variable that the client did not give.
  const isRequired = isRequiredArgument(argument) || !isNonNullType(type);
  return {
    name,
    type: String(isRequired ? type : type.ofType),
    identity: literalText(value),
    valueIn: readerOf(value, argument),
  };
}

function readerOf(value: ValueNode, { type }: GraphQLArgument): Argument['valueIn'] {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    return (variables) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  }
  // What is invalid only with these variables is for the subgraph to refuse.
  const read = isExactLiteral(value)
    ? (variables: Variables) => exactValue(value, type, variables)
    : (variables: Variables) =>
        valueFromAST(value, type, variables) ?? valueFromASTUntyped(value, variables);
  if (hasVariables(value)) return read;
  const constant = read({});
  return () => constant;
}

function hasVariables(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return value.values.some(hasVariables);
    case Kind.OBJECT:
      return value.fields.some((field) => hasVariables(field.value));
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
      return false;
  }
}

/** What tells two calls of one field apart; empty without arguments. */
export function callOf(given: readonly Argument[]): string {
  return given.map(({ name, identity }) => `${name}:${identity}`).join();
}
