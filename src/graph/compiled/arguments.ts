import {
  getArgumentValues,
  Kind,
  valueFromAST,
  visit,
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type ValueNode,
} from 'graphql';
import { anomaly } from '../../answer/anomaly.ts';

type Values = Readonly<Record<string, unknown>>;

/** A field's arguments with these variables, coerced. @throws what is no value of its type */
export type ReadArguments = (variables: Values) => Values;

/** Either the same for all, or to be read with the variables of each run. */
type Arguments =
  | { readonly fixed: Values; readonly read: null }
  | { readonly fixed: null; readonly read: ReadArguments };

/** What depends on variables is left to do; the rest is found once. @throws what is no value of its type */
export function compileArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Arguments {
  const given = node.arguments ?? [];
  const varying = given.filter(hasVariables);
  if (varying.length === 0) return { fixed: getArgumentValues(field, node), read: null };
  const constant = given.filter((argument) => !varying.includes(argument));
  // With the defaults, which hold where a variable is not given.
  const base = valuesOf(field, { ...node, arguments: constant });
  if (base === null) {
    return { fixed: null, read: (variables) => getArgumentValues(field, node, variables) };
  }
  const readers = varying.flatMap(({ name, value }) => {
    const argument = field.args.find((one) => one.name === name.value);
    return argument === undefined ? [] : [{ argument, value }];
  });
  const read: ReadArguments = (variables) => {
    const values: Record<string, unknown> = { ...base };
    for (const { argument, value } of readers) {
      const isGiven = value.kind !== Kind.VARIABLE || Object.hasOwn(variables, value.name.value);
      if (isGiven) values[argument.name] = readValue(argument, value, variables);
    }
    return values;
  };
  return { fixed: null, read };
}

function readValue({ type }: GraphQLArgument, node: ValueNode, variables: Values): unknown {
  const value: unknown = valueFromAST(node, type, variables);
  if (value === undefined) throw anomaly;
  return value;
}

/** Null where one is missing that must be given. */
function valuesOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Values | null {
  try {
    return getArgumentValues(field, node, {});
  } catch {
    return null;
  }
}

function hasVariables(argument: ArgumentNode): boolean {
  let has = false;
  visit(argument, {
    Variable: () => {
      has = true;
    },
  });
  return has;
}
