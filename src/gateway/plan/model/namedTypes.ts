import type { GraphQLSchema } from 'graphql';

/** The types of a schema's fields by name, without lists and `!`. */
export class NamedTypes {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, Map<string, string | null>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Null where there is no such field. */
  of(type: string, field: string): string | null {
    const byField = this.#known.get(type) ?? new Map<string, string | null>();
    this.#known.set(type, byField);
    let named = byField.get(field);
    if (named === undefined) {
      named = this.#find(type, field);
      byField.set(field, named);
    }
    return named;
  }

  #find(type: string, field: string): string | null {
    const parent = this.#schema.getType(type);
    const found = parent && 'getFields' in parent ? parent.getFields()[field] : undefined;
    return found === undefined ? null : String(found.type).replaceAll(/[[\]!]/g, '');
  }
}
