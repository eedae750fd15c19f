import {
  getNullableType,
  isListType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { defaultPageSize, maxPageSize } from '../../paging/paging.ts';

type Field = GraphQLField<unknown, unknown>;
/** Looks a variable up: what the client sent, else its default. */
export type Variables = (name: string) => unknown;

/** A list nothing is known of is taken to have this many elements. */
const PLAIN_LIST_LENGTH = 10;

export function variablesOf(
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): Variables {
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue,
    ]),
  );
  return (name) => {
    if (Object.hasOwn(sent, name)) return sent[name];
    const value = defaults.get(name);
    return value === undefined ? undefined : literal(value, () => undefined);
  };
}

/** The size of the page that a connection field returns at most. */
export function readPageSize(field: Field, node: FieldNode, variables: Variables): number {
  return readCount(field, node, variables) ?? defaultPageSize;
}

/** The number of elements that a list field returns at most, as far as its arguments tell. */
export function readListLength(field: Field, node: FieldNode, variables: Variables): number {
  const lists = field.args.filter(({ type }) => isListType(getNullableType(type)));
  if (lists.length > 0) {
    const lengths = lists.map(({ name }) => {
      const value = argument(node, name, variables);
      return Array.isArray(value) ? value.length : 1;
    });
    return Math.max(...lengths);
  }
  return readCount(field, node, variables) ?? PLAIN_LIST_LENGTH;
}

/** What `first` or `last` say, the larger one; null when the field has neither or none is given. */
function readCount(field: Field, node: FieldNode, variables: Variables): number | null {
  const counts = field.args
    .filter(({ name }) => name === 'first' || name === 'last')
    .map(({ name, defaultValue }) => argument(node, name, variables) ?? defaultValue)
    .filter((value) => value !== undefined && value !== null)
    // What is no number is refused when the variables are coerced; until then, expect the worst.
    .map((value) => (typeof value === 'number' ? value : maxPageSize));
  if (counts.length === 0) return null;
  return Math.min(Math.max(0, ...counts), maxPageSize);
}

function argument(node: FieldNode, name: string, variables: Variables): unknown {
  const given = node.arguments?.find((candidate) => candidate.name.value === name);
  return given === undefined ? undefined : literal(given.value, variables);
}

/** The value as far as counting needs it: numbers, how long a list is, and that there is none. */
function literal(value: ValueNode, variables: Variables): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values;
  if (value.kind === Kind.VARIABLE) return variables(value.name.value);
  return value.kind === Kind.NULL ? null : value.kind;
}
