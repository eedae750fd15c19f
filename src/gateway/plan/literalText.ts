import { Kind, type ValueNode } from 'graphql';

/** Equal for what is equal whatever the client's variables; much cheaper than printing it. */
export function literalText(value: ValueNode): string {
  switch (value.kind) {
    case Kind.VARIABLE:
      return `$${value.name.value}`;
    case Kind.STRING:
      // With its length, so that nothing in it can be taken for what stands around it.
      return `"${value.value.length} ${value.value}`;
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.ENUM:
      return value.value;
    case Kind.BOOLEAN:
      return String(value.value);
    case Kind.NULL:
      return 'null';
    case Kind.LIST:
      return `[${value.values.map(literalText).join()}]`;
    case Kind.OBJECT:
      return `{${value.fields.map((field) => `${field.name.value}:${literalText(field.value)}`).join()}}`;
  }
}
