import type { GraphQLObjectType } from 'graphql';
import type { Make } from './run.ts';

/**
 * Fields that are the same in every document: those without arguments, aliases and selections. Most
 * fields of most documents are; bounded by the schema.
 */
export class SharedFields {
  readonly #byType = new Map<GraphQLObjectType, Map<string, Make>>();

  of(type: GraphQLObjectType, name: string, compile: () => Make): Make {
    let fields = this.#byType.get(type);
    if (fields === undefined) {
      fields = new Map();
      this.#byType.set(type, fields);
    }
    let field = fields.get(name);
    if (field === undefined) {
      field = compile();
      fields.set(name, field);
    }
    return field;
  }
}
