import {
  getNamedType,
  isInputObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type ListValueNode,
  type ObjectValueNode,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableNode,
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

/** Gives a value as it is sent, with variables in place; undefined where a variable has none. */
export type ReadValue = (variables: Variables) => unknown;

/** What is written out is read once. */
export function compileValue(node: ValueNode): ReadValue {
  if (node.kind === Kind.VARIABLE) return (variables) => variables(node.name.value);
  if (!holdsVariable(node)) {
    const value: unknown = valueFromASTUntyped(node);
    return () => value;
  }
  if (node.kind === Kind.LIST) {
    const values = node.values.map(compileValue);
    return (variables) => values.map((read) => read(variables));
  }
  const fields = node.fields.map(({ name, value }) => [name.value, compileValue(value)] as const);
  return (variables) => Object.fromEntries(fields.map(([name, read]) => [name, read(variables)]));
}

function holdsVariable(node: ValueNode): node is VariableNode | ListValueNode | ObjectValueNode {
  if (node.kind === Kind.LIST) return node.values.some(holdsVariable);
  if (node.kind === Kind.OBJECT) return node.fields.some(({ value }) => holdsVariable(value));
  return node.kind === Kind.VARIABLE;
}

/** Reads an argument, or what a path such as `page.first` leads to. */
export function compileArgument({ arguments: given = [] }: FieldNode, path: string): ReadValue {
  const [name, ...below] = path.split('.');
  const argument = given.find((one) => one.name.value === name);
  if (argument === undefined) return () => undefined;
  const read = compileValue(argument.value);
  if (below.length === 0) return read;
  return (variables) =>
    below.reduce<unknown>(
      (within, key) =>
        typeof within === 'object' && within !== null ? (within as Values)[key] : undefined,
      read(variables),
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
    if (isFree(argument.type, weight, costs)) return [];
    return [{ read: compileValue(value), type: argument.type, weight }];
  });
  if (given.length === 0) return null;
  return (variables) =>
    given.reduce(
      (sum, { read, type, weight }) => sum + costOf(read(variables), { type, weight }, costs),
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
