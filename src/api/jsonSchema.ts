import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
} from 'graphql';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What JSON has for scalars; for those that are not known here, anything. */
const SCALARS: Readonly<Record<string, JsonSchema>> = {
  ID: { type: 'string' },
  String: { type: 'string' },
  Int: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  SafeInt: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' },
};

/** JSON Schemas of types; enums and inputs stand once, under their names. */
export class JsonSchemas {
  readonly #at: string;
  readonly #definitions = new Map<string, JsonSchema>();

  /** @param at - where the definitions will stand: `#/$defs/` */
  constructor(at: string) {
    this.#at = at;
  }

  /** By name: what was referred to so far. */
  get definitions(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#definitions].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  ofInput(type: GraphQLInputType): JsonSchema {
    const inner = getNullableType(type);
    const present = isListType(inner)
      ? { type: 'array', items: this.ofInput(inner.ofType) }
      : isInputObjectType(inner)
        ? this.#refer(inner.name, () => this.#inputObject(inner))
        : this.#leaf(inner);
    return isNonNullType(type) ? present : orNull(present);
  }

  #inputObject(type: GraphQLInputObjectType): JsonSchema {
    const fields = Object.values(type.getFields());
    return described(
      {
        type: 'object',
        properties: Object.fromEntries(
          fields.map((field) => [
            field.name,
            described(this.ofInput(field.type), field.description ?? null),
          ]),
        ),
        required: fields
          .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
          .map(({ name }) => name),
        additionalProperties: false,
      },
      type.description ?? null,
    );
  }

  #leaf(type: GraphQLLeafType): JsonSchema {
    return isEnumType(type)
      ? this.#refer(type.name, () => enumSchema(type))
      : (SCALARS[type.name] ?? {});
  }

  #refer(name: string, make: () => JsonSchema): JsonSchema {
    if (!this.#definitions.has(name)) {
      // Before it is made: an input may hold itself.
      this.#definitions.set(name, {});
      this.#definitions.set(name, make());
    }
    return { $ref: this.#at + name };
  }
}

function enumSchema(type: GraphQLEnumType): JsonSchema {
  const values = type.getValues();
  const said = values.flatMap(({ name, description }) =>
    description ? [`- ${name}: ${description}`] : [],
  );
  const description = [type.description ?? '', ...said].filter(Boolean).join('\n');
  return described({ type: 'string', enum: values.map(({ name }) => name) }, description || null);
}

/** A reference may stand beside a description since JSON Schema 2020-12. */
export function described(schema: JsonSchema, description: string | null): JsonSchema {
  return description === null ? schema : { ...schema, description };
}

function orNull(schema: JsonSchema): JsonSchema {
  if (Object.keys(schema).length === 0) return schema;
  const { type } = schema;
  return typeof type === 'string'
    ? { ...schema, type: [type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}
