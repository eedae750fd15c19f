import type { GraphQLObjectType } from 'graphql';
import type { WriteField } from './run.ts';

/**
 * Ways to write fields that are the same in every document: those without arguments, aliases and
 * selections. Most fields of most documents are; bounded by the schema.
 */
export class SharedWriters {
  readonly #byType = new Map<GraphQLObjectType, Map<string, WriteField>>();

  /** @param prefix - what is written before the value; ends with the name of the field */
  of(type: GraphQLObjectType, prefix: string, make: () => WriteField): WriteField {
    let writers = this.#byType.get(type);
    if (writers === undefined) {
      writers = new Map();
      this.#byType.set(type, writers);
    }
    let write = writers.get(prefix);
    if (write === undefined) {
      write = make();
      writers.set(prefix, write);
    }
    return write;
  }
}
