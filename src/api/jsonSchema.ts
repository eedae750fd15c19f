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
import type { Shape } from './answerShape.ts';

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

type ObjectShape = Extract<Shape, { kind: 'object' }>;

/** JSON Schemas of types and answers; enums and inputs stand once, under their names. */
export class JsonSchemas {
  readonly #at: string;
  readonly #taken: ReadonlySet<string>;
  readonly #definitions = new Map<string, JsonSchema>();

  /**
   * @param at - where the definitions will stand: `#/$defs/`
   * @param taken - names that none of them may have
   */
  constructor(at: string, taken: ReadonlySet<string> = new Set()) {
    this.#at = at;
    this.#taken = taken;
  }

  /** By name: what was referred to so far. */
  get definitions(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#definitions].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  ofInput(type: GraphQLInputType): JsonSchema {
    const present = this.ofPresentInput(type);
    return isNonNullType(type) ? present : orNull(present);
  }

  /** Of what may be given where it is not null. */
  ofPresentInput(type: GraphQLInputType): JsonSchema {
    const inner = getNullableType(type);
    if (isListType(inner)) return { type: 'array', items: this.ofInput(inner.ofType) };
    return isInputObjectType(inner)
      ? this.#refer(inner.name, () => this.#inputObject(inner))
      : this.#leaf(inner);
  }

  /** Of a value in an answer: it has what was asked for, and nothing else. */
  ofShape(shape: Shape): JsonSchema {
    switch (shape.kind) {
      case 'leaf':
        return this.#leaf(shape.type);
      case 'typename':
        return { type: 'string', const: shape.name };
      case 'list':
        return { type: 'array', items: this.ofShape(shape.of) };
      case 'nullable':
        return orNull(this.ofShape(shape.of));
      case 'object':
        return this.#answerObject(shape);
      case 'either':
        return {
          [areApart(shape.of) ? 'oneOf' : 'anyOf']: shape.of.map((one) => this.ofShape(one)),
        };
    }
  }

  #answerObject({ fields }: ObjectShape): JsonSchema {
    const properties = fields.map(
      ({ name, shape, description }) =>
        [name, described(this.ofShape(shape), description)] as const,
    );
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: fields.filter(({ isConditional }) => !isConditional).map(({ name }) => name),
      additionalProperties: false,
    };
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

  #refer(type: string, make: () => JsonSchema): JsonSchema {
    let name = type;
    while (this.#taken.has(name)) name += '_';
    if (!this.#definitions.has(name)) {
      // Before it is made: an input may hold itself.
      this.#definitions.set(name, {});
      this.#definitions.set(name, make());
    }
    return { $ref: this.#at + name };
  }
}

/** Whether no value can be two of these: objects that say different types, or have different fields. */
function areApart(shapes: readonly Shape[]): boolean {
  return shapes.every((shape, index) =>
    shapes.slice(index + 1).every((other) => isApart(shape, other)),
  );
}

function isApart(one: Shape, other: Shape): boolean {
  if (one.kind !== 'object' || other.kind !== 'object') return false;
  return lacksOneOf(one, other) || lacksOneOf(other, one);
}

/** Whether the one always has a field that the other never has, or that says another type there. */
function lacksOneOf({ fields }: ObjectShape, other: ObjectShape): boolean {
  return fields.some(({ name, shape, isConditional }) => {
    if (isConditional) return false;
    const same = other.fields.find((field) => field.name === name)?.shape;
    if (shape.kind !== 'typename' || same?.kind !== 'typename') return same === undefined;
    return shape.name !== same.name;
  });
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
