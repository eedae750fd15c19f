import {
  astFromValue,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  print,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import type { Random } from './random.ts';

export interface ValueParts {
  readonly random: Random;
  /** A value for a leaf of an argument or an input field, e.g. of `Query.center.slug`; undefined for any. */
  readonly valueAt?: (coordinate: string, random: Random) => unknown;
  /** Arguments that are given more often than not, e.g. those that keep lists short. */
  readonly isUsual?: (name: string) => boolean;
}

/** Writes the values of one operation, in its text or as variables. */
export class ValueWriter {
  /** Type and default of each variable, by its name. */
  readonly definitions = new Map<string, string>();
  /** What is sent. */
  readonly variables: Record<string, unknown> = {};
  readonly #parts: ValueParts;
  readonly #random: Random;

  constructor(parts: ValueParts) {
    this.#parts = parts;
    this.#random = parts.random;
  }

  /** The arguments of a field, in brackets; empty where none is given. */
  args(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((argument) => this.#isGiven(argument));
    if (given.length === 0) return '';
    const written = given.map((argument) => {
      const coordinate = `${parent.name}.${field.name}.${argument.name}`;
      return `${argument.name}: ${this.#value(argument.type, coordinate)}`;
    });
    return `(${written.join(', ')})`;
  }

  #isGiven(argument: GraphQLArgument): boolean {
    if (isRequiredArgument(argument)) return true;
    return this.#random.chance(this.#parts.isUsual?.(argument.name) === true ? 0.9 : 0.12);
  }

  #value(type: GraphQLInputType, coordinate: string): string {
    const random = this.#random;
    if (random.chance(0.15)) {
      const value = () => this.#plain(type, coordinate);
      const written = () => {
        const node = astFromValue(this.#plain(type, coordinate), type);
        return node ? print(node) : 'null';
      };
      return `$${this.variable(String(type), value, random.chance(0.4) ? written() : null)}`;
    }
    const nullable = getNullableType(type);
    if (nullable === type && random.chance(0.05)) return 'null';
    if (isListType(nullable)) {
      const items = Array.from({ length: random.integer(4) }, () =>
        this.#value(nullable.ofType, coordinate),
      );
      return `[${items.join(', ')}]`;
    }
    if (isInputObjectType(nullable)) {
      const written = this.#givenFields(nullable).map(
        (field) => `${field.name}: ${this.#value(field.type, `${nullable.name}.${field.name}`)}`,
      );
      return `{ ${written.join(', ')} }`;
    }
    const node = astFromValue(this.#plain(type, coordinate), type);
    return node ? print(node) : 'null';
  }

  #givenFields(type: GraphQLInputObjectType): readonly GraphQLInputField[] {
    const fields = Object.values(type.getFields());
    if (type.isOneOf) return [this.#random.pick(fields)];
    return fields.filter((field) => isRequiredInputField(field) || this.#random.chance(0.2));
  }

  /** A value as a client sends it in variables. */
  #plain(type: GraphQLInputType, coordinate: string): unknown {
    const random = this.#random;
    const nullable = getNullableType(type);
    if (nullable === type && random.chance(0.05)) return null;
    if (isListType(nullable)) {
      return Array.from({ length: random.integer(4) }, () =>
        this.#plain(nullable.ofType, coordinate),
      );
    }
    if (isInputObjectType(nullable)) {
      return Object.fromEntries(
        this.#givenFields(nullable).map((field) => [
          field.name,
          this.#plain(field.type, `${nullable.name}.${field.name}`),
        ]),
      );
    }
    const own = this.#parts.valueAt?.(coordinate, random);
    if (own !== undefined) return own;
    if (isEnumType(nullable)) return random.pick(nullable.getValues()).name;
    switch (nullable.name) {
      case 'Int':
        return random.integer(4);
      case 'Float':
        return random.integer(40) / 4;
      case 'Boolean':
        return random.chance(0.5);
      default:
        return random.pick(['a', 'b', '1', '2', '']);
    }
  }

  /** The name of a variable that is sent, or not when there is a default for it; rarely null or missing. */
  variable(type: string, value: () => unknown, defaultValue: string | null): string {
    const random = this.#random;
    const same = [...this.definitions].filter(
      ([, known]) => known.startsWith(`${type} =`) || known === type,
    );
    if (same.length > 0 && random.chance(0.4)) return random.pick(same)[0];
    const name = `v${this.definitions.size}`;
    const hasDefault = defaultValue !== null && random.chance(0.5);
    this.definitions.set(name, hasDefault ? `${type} = ${defaultValue}` : type);
    const isOptional = !type.endsWith('!');
    if (isOptional || hasDefault) {
      if (random.chance(0.4)) return name;
      if (isOptional && random.chance(0.2)) {
        this.variables[name] = null;
        return name;
      }
    }
    // What must be sent is seldom forgotten.
    if (!random.chance(0.02)) this.variables[name] = value();
    return name;
  }
}
