import {
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLInputType,
} from 'graphql';
import type { NamedOperation } from '../operations/namedOperation.ts';
import type { OperationVariable } from '../operations/variables.ts';
import { described, type JsonSchema, type JsonSchemas } from './jsonSchema.ts';

/** The variables of an operation as parameters of its URLs, as `readParameters` reads them. */
export function parametersOf(
  { variables }: Pick<NamedOperation, 'variables'>,
  schemas: JsonSchemas,
): readonly object[] {
  return variables.map((variable) => {
    const { name, type, isRequired, default: byDefault, example, range } = variable;
    const inner = getNullableType(type);
    const write = textOf(inner);
    const schema = { ...schemaOf(type, schemas), ...range };
    return {
      name,
      in: 'query',
      ...described({}, aboutOf(variable)),
      required: isRequired,
      ...(mayBeEmpty(type) && { allowEmptyValue: true }),
      schema:
        isSaid(byDefault) && !isJson(inner) ? { ...schema, default: write(byDefault) } : schema,
      ...(isSaid(example) && { example: write(example) }),
    };
  });
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What follows the pages of an operation's list. */
export const ALL_PAGES = {
  name: 'all',
  in: 'query',
  description:
    'Whether to follow the pages to the end, and send their rows as they come: at most 100,000.',
  required: false,
  schema: { type: 'boolean', default: false },
} as const;

function aboutOf({ type, description, default: byDefault }: OperationVariable): string | null {
  const inner = getNullableType(type);
  const hints = [
    description,
    isListType(inner) ? 'Its name again for each value.' : null,
    isJson(inner) ? `As JSON: ${String(type)}.` : null,
    // Not as a default of the schema: generators of clients escape its quotes twice.
    isJson(inner) && isSaid(byDefault) ? `Default: ${JSON.stringify(byDefault)}` : null,
  ];
  return hints.filter((said) => said !== null).join('\n\n') || null;
}

/** Whether it, or each of its values, has parts. */
function isJson(type: GraphQLInputType): boolean {
  return !isText(isListType(type) ? getNullableType(type.ofType) : type);
}

/** Nothing behind the `=` is null, but for texts. */
function mayBeEmpty(type: GraphQLInputType): boolean {
  if (isNonNullType(type)) return false;
  return !(isScalarType(type) && type.name === 'String');
}

function schemaOf(type: GraphQLInputType, schemas: JsonSchemas): JsonSchema {
  const inner = getNullableType(type);
  if (isListType(inner)) return { type: 'array', items: elementOf(inner.ofType, schemas) };
  return elementOf(inner, schemas);
}

/** What has parts is written as JSON. Generators of clients leave out parameters that say so by `content`. */
function elementOf(type: GraphQLInputType, schemas: JsonSchemas): JsonSchema {
  const schema = schemas.ofPresentInput(type);
  return isText(getNullableType(type))
    ? schema
    : { type: 'string', contentMediaType: 'application/json', contentSchema: schema };
}

/** How a value is written where the schema says so. */
function textOf(type: GraphQLInputType): (value: unknown) => unknown {
  if (!isListType(type)) return writeElement(type);
  // GraphQL takes one value for a list of it.
  const write = writeElement(getNullableType(type.ofType));
  return (value) => (Array.isArray(value) ? value : [value]).map(write);
}

function writeElement(type: GraphQLInputType): (value: unknown) => unknown {
  return isText(type) ? (value) => value : (value) => JSON.stringify(value);
}

function isText(type: GraphQLInputType): boolean {
  return !isInputObjectType(type) && !isListType(type);
}
