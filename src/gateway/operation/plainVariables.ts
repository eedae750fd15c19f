import {
  getNullableType,
  isNonNullType,
  typeFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

interface PlainVariable {
  readonly name: string;
  readonly isNullable: boolean;
  readonly isPlain: (value: unknown) => boolean;
}

/** Operations come again and again; null where a variable is of no such type, or has a default. */
const known = new WeakMap<OperationDefinitionNode, readonly PlainVariable[] | null>();

/**
 * Variables as graphql-js coerces them, where it would take each as it is: numbers, texts and the like. Null for all
 * else, which it has something to do with, or to say of. It reads every type anew at every request.
 */
export function plainVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Values,
): Values | null {
  const variables = variablesOf(operation, schema);
  if (variables === null) return null;
  const taken: Record<string, unknown> = {};
  for (const { name, isNullable, isPlain } of variables) {
    const isGiven = Object.hasOwn(given, name);
    const value = isGiven ? given[name] : null;
    if (value === null ? !isNullable : !isPlain(value)) return null;
    if (isGiven) taken[name] = value;
  }
  return taken;
}

function variablesOf(
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): readonly PlainVariable[] | null {
  let variables = known.get(operation);
  if (variables === undefined) {
    const all = (operation.variableDefinitions ?? []).map((node) => readVariable(node, schema));
    variables = all.every((variable) => variable !== null) ? all : null;
    known.set(operation, variables);
  }
  return variables;
}

function readVariable(
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  schema: GraphQLSchema,
): PlainVariable | null {
  // The node may be of any kind of type, which the declarations of graphql-js have one by one.
  const type = typeFromAST(schema, node as never);
  const name = variable.name.value;
  if (type === undefined || defaultValue !== undefined || name === '__proto__') return null;
  const isPlain = CHECKS.get(String(getNullableType(type)));
  return isPlain === undefined ? null : { name, isNullable: !isNonNullType(type), isPlain };
}

/** What the scalars of the specification take as it is. */
const CHECKS: ReadonlyMap<string, PlainVariable['isPlain']> = new Map([
  ['Int', (value: unknown) => typeof value === 'number' && (value | 0) === value],
  ['Float', (value: unknown) => typeof value === 'number' && Number.isFinite(value)],
  ['String', (value: unknown) => typeof value === 'string'],
  ['ID', (value: unknown) => typeof value === 'string'],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
]);
