import {
  Kind,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { Variables } from '../../points/argumentCosts.ts';
import { lengthByArguments, pageSizeOf } from '../../points/listLengths.ts';

type Field = GraphQLField<unknown, unknown>;

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
  return pageSizeOf(field, (name) => argument(node, name, variables));
}

/** The number of elements that a list field returns at most, as far as its arguments tell. */
export function readListLength(field: Field, node: FieldNode, variables: Variables): number {
  return lengthByArguments(field)((name) => argument(node, name, variables));
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
