import type { FieldNode, GraphQLField } from 'graphql';
import { literalText } from '../plan/literalText.ts';
import { plainKey } from '../plan/plainKey.ts';
import { compositeTypeOf } from './compositeType.ts';

/**
 * Names fields in the data. A field without arguments goes by its name when first asked for, so that what
 * a client calls something else never stands where a key, or what a field requires, is looked for.
 */
export interface ResponseKeys {
  keyOf(field: GraphQLField<unknown, unknown>, node: FieldNode): string;
}

/** One for each operation; no field's name begins with `prefix` and a digit. */
export function createResponseKeys(prefix: string): ResponseKeys {
  const numbers = new Map<string, number>();
  const plain = new Map<string, string>();
  return {
    keyOf: (field, node) => {
      // Objects asked for twice are null apart: what fails in one is no fault of the other.
      const asked = compositeTypeOf(field) === null ? '' : (node.alias ?? node.name).value;
      if (field.args.length === 0) {
        const first = plain.get(field.name) ?? asked;
        plain.set(field.name, first);
        if (first === asked) return plainKey(field.name, prefix);
      }
      const call = `${field.name}(${tellArguments(node)}) ${asked}`;
      const number = numbers.get(call) ?? numbers.size;
      numbers.set(call, number);
      return `${prefix}${number}_${field.name}`;
    },
  };
}

function tellArguments({ arguments: given = [] }: FieldNode): string {
  const told = given.map(({ name, value }) => `${name.value}:${literalText(value)}`);
  return told.length > 1 ? told.sort().join() : (told[0] ?? '');
}
