import {
  getNullableType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLInputType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';
import { askForNear } from '../answer/nearNames.ts';
import type { NamedOperation } from './namedOperation.ts';
import type { OperationVariable } from './variables.ts';

/** What is wrong with one parameter of a URL. */
export interface ParameterProblem {
  readonly parameter: string;
  /** What was expected, then what came. */
  readonly detail: string;
}

export type Parameters =
  | { readonly state: 'read'; readonly variables: Readonly<Record<string, unknown>> }
  /** One for each parameter at fault. */
  | { readonly state: 'wrong'; readonly problems: readonly ParameterProblem[] };

interface ParametersParts {
  readonly schema: GraphQLSchema;
  readonly operation: NamedOperation;
  /** Names that mean something beside the variables. */
  readonly reserved: readonly string[];
}

/** Those that an operation has no use for, with what may have been meant. */
export function unknownParameters(
  { operation, reserved }: Pick<ParametersParts, 'operation' | 'reserved'>,
  search: URLSearchParams,
): readonly ParameterProblem[] {
  const known = [...operation.variables.map(({ name }) => name), ...reserved];
  return [...new Set(search.keys())]
    .filter((name) => !known.includes(name))
    .map((name) => ({ parameter: name, detail: unknownOf(name, known) }));
}

/**
 * Variables by the parameters of a URL: each by its name, a list by its name again for each value, an input object as JSON.
 * Nothing behind the `=` is null, but for texts, which can be empty.
 */
export function readParameters(
  { schema, operation, reserved }: ParametersParts,
  search: URLSearchParams,
): Parameters {
  const problems = [...unknownParameters({ operation, reserved }, search)];
  const variables: Record<string, unknown> = {};
  for (const variable of operation.variables) {
    const { name } = variable;
    const value = attemptValue(variable, search.getAll(name));
    if (value instanceof Unfit) problems.push({ parameter: name, detail: value.message });
    else if (value !== undefined) variables[name] = value;
  }
  if (problems.length > 0) return { state: 'wrong', problems };
  // What stands within JSON is checked as variables of any request are.
  const { variableDefinitions = [] } = operation.operation;
  const { errors = [] } = getVariableValues(schema, variableDefinitions, variables);
  if (errors.length === 0) return { state: 'read', variables };
  return { state: 'wrong', problems: errors.map(({ message }) => problemOf(message)) };
}

function attemptValue(variable: OperationVariable, texts: readonly string[]): unknown {
  try {
    return valueOf(variable, texts);
  } catch (error) {
    if (error instanceof Unfit) return error;
    throw error;
  }
}

class Unfit extends Error {}

function unknownOf(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'Expected no parameters, because this operation has none.';
  return `Expected one of ${known.join(', ')}.${askForNear(name, known)}`;
}

/** graphql-js names the variable first. */
function problemOf(message: string): ParameterProblem {
  return { parameter: /"?\$(\w+)"?/.exec(message)?.[1] ?? '', detail: message };
}

/** Undefined where nothing was said. */
function valueOf({ name, type, isRequired }: OperationVariable, texts: readonly string[]): unknown {
  const [text, second] = texts;
  const inner = getNullableType(type);
  if (text === undefined) {
    if (!isRequired) return undefined;
    throw new Unfit(`Expected ${expected(type)}, got nothing: it has no default.`);
  }
  const isBare = texts.length === 1 && text === '';
  if (isBare && !isNonNullType(type) && !isText(inner)) return null;
  if (isListType(inner)) return texts.map((each) => parseText(inner.ofType, each));
  if (second !== undefined) {
    throw new Unfit(`Expected "${name}" once, got it ${texts.length} times: it is no list.`);
  }
  return parseText(type, text);
}

function parseText(type: GraphQLInputType, text: string): unknown {
  const inner = getNullableType(type);
  if (isEnumType(inner))
    return oneOf(
      type,
      inner.getValues().map(({ name }) => name),
      text,
    );
  if (isScalarType(inner)) return parseScalar(type, inner, text);
  const value = jsonIn(text);
  const isRight = isInputObjectType(inner)
    ? typeof value === 'object' && value !== null && !Array.isArray(value)
    : Array.isArray(value);
  if (!isRight) throw unfit(type, text);
  return value;
}

function oneOf(type: GraphQLInputType, values: readonly string[], text: string): string {
  if (values.includes(text)) return text;
  throw unfit(type, text);
}

function parseScalar(type: GraphQLInputType, scalar: GraphQLScalarType, text: string): unknown {
  switch (scalar.name) {
    case 'Int':
      return inRange(
        type,
        text,
        /^-?\d+$/,
        (value) => Number.isInteger(value) && (value | 0) === value,
      );
    case 'Float':
      return inRange(type, text, /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i, Number.isFinite);
    case 'Boolean':
      return oneOf(type, ['true', 'false'], text) === 'true';
    case 'ID':
    case 'String':
      return text;
    default:
      return parseCustom(type, scalar, text);
  }
}

function inRange(
  type: GraphQLInputType,
  text: string,
  form: RegExp,
  isFit: (value: number) => boolean,
): number {
  const value = Number(text);
  if (!form.test(text) || !isFit(value)) throw unfit(type, text);
  return value;
}

/** As a text where its own parser takes that, else as what it is as JSON. */
function parseCustom(type: GraphQLInputType, scalar: GraphQLScalarType, text: string): unknown {
  const value = [text, jsonIn(text)].find((candidate) => {
    try {
      return candidate !== undefined && scalar.parseValue(candidate) !== undefined;
    } catch {
      return false;
    }
  });
  if (value === undefined) throw unfit(type, text);
  return value;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const MAX_SHOWN = 60;

function unfit(type: GraphQLInputType, text: string): Unfit {
  const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
  return new Unfit(`Expected ${expected(type)}, got ${shown === '' ? 'nothing' : `"${shown}"`}.`);
}

const WORDS: Readonly<Record<string, string>> = {
  Int: 'a whole number of 32 bits',
  Float: 'a number',
  Boolean: 'true or false',
  ID: 'an id',
  String: 'a text',
};

function expected(type: GraphQLInputType): string {
  const inner = getNullableType(type);
  if (isListType(inner)) return `one or more, each ${expected(inner.ofType)}`;
  if (isEnumType(inner)) {
    return `one of ${inner
      .getValues()
      .map(({ name }) => name)
      .join(', ')}`;
  }
  if (isInputObjectType(inner)) return `a JSON object of type ${inner.name}`;
  return WORDS[inner.name] ?? `a value of type ${inner.name}`;
}

function isText(type: GraphQLInputType): boolean {
  return isScalarType(type) && type.name === 'String';
}
