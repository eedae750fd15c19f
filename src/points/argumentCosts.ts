import {
  getNamedType,
  isInputObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import type { Costs } from './costs.ts';

type Values = Readonly<Record<string, unknown>>;

/** Looks a variable up: what the client sent, else its default. */
export type Variables = (name: string) => unknown;

export function variablesOf({
  variableDefinitions = [],
}: OperationDefinitionNode): (sent: Values) => Variables {
  const defaults = new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );
  return (sent) => (name) => (Object.hasOwn(sent, name) ? sent[name] : defaults.get(name));
}

/** A value as it is sent, with variables in place; undefined where a variable has none. */
export function readValue(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.VARIABLE) return variables(node.name.value);
  if (node.kind === Kind.LIST) return node.values.map((value) => readValue(value, variables));
  if (node.kind !== Kind.OBJECT) return valueFromASTUntyped(node);
  return Object.fromEntries(
    node.fields.map(({ name, value }) => [name.value, readValue(value, variables)]),
  );
}

/** The value of an argument, or of what a path such as `page.first` leads to. */
export function readArgument(
  { arguments: given = [] }: FieldNode,
  path: string,
  variables: Variables,
): unknown {
  const [name, ...below] = path.split('.');
  const argument = given.find((one) => one.name.value === name);
  const value = argument && readValue(argument.value, variables);
  return below.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null ? (within as Values)[key] : undefined,
    value,
  );
}

interface Costed {
  readonly field: GraphQLField<unknown, unknown>;
  /** `Query.search`. */
  readonly coordinate: string;
  readonly node: FieldNode;
}

/**
 * What the arguments of a field cost each time it is resolved: an input object 1, anything else nothing, where no weight
 * says more; and what of input objects is given. Null where that is always nothing.
 */
export function argumentCost(
  { field, coordinate, node }: Costed,
  costs: Costs,
): ((variables: Variables) => number) | null {
  const given = (node.arguments ?? []).flatMap(({ name, value }) => {
    const argument = field.args.find((one) => one.name === name.value);
    if (argument === undefined) return [];
    const weight = costs.weightAt(`${coordinate}(${argument.name}:)`);
    return isFree(argument.type, weight, costs) ? [] : [{ value, type: argument.type, weight }];
  });
  if (given.length === 0) return null;
  return (variables) =>
    given.reduce(
      (sum, { value, type, weight }) =>
        sum + costOf(readValue(value, variables), { type, weight }, costs),
      0,
    );
}

interface Typed {
  readonly type: GraphQLInputType;
  readonly weight: number | undefined;
}

function costOf(value: unknown, { type, weight }: Typed, costs: Costs): number {
  if (value === undefined || value === null) return 0;
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, one) => sum + costOf(one, { type, weight }, costs), 0);
  }
  const named = getNamedType(type);
  const own = weight ?? costs.weightAt(named.name) ?? (isInputObjectType(named) ? 1 : 0);
  if (!isInputObjectType(named) || typeof value !== 'object') return own;
  const fields = named.getFields();
  return Object.entries(value).reduce((sum, [name, one]) => {
    const field = fields[name];
    if (field === undefined) return sum;
    return (
      sum +
      costOf(one, { type: field.type, weight: costs.weightAt(`${named.name}.${name}`) }, costs)
    );
  }, own);
}

/** Whether no value of the type costs anything. */
function isFree(type: GraphQLInputType, weight: number | undefined, costs: Costs): boolean {
  const named = getNamedType(type);
  return !isInputObjectType(named) && (weight ?? costs.weightAt(named.name) ?? 0) === 0;
}
