import { GraphQLError, GraphQLScalarType } from 'graphql';

// Both are only in answers: no argument takes them.

/** A moment, as MongoDB gives it, in ISO 8601. */
const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize: (value) => {
    if (value instanceof Date && !Number.isNaN(value.valueOf())) return value.toISOString();
    throw new GraphQLError(`Expected a DateTime to be a date, got ${JSON.stringify(value)}.`);
  },
});

/** A whole number beyond the 32 bits of Int, as far as JSON's readers are exact. */
const SafeInt = new GraphQLScalarType({
  name: 'SafeInt',
  serialize: (value) => {
    if (Number.isSafeInteger(value)) return value;
    throw new GraphQLError(
      `Expected a SafeInt to be a whole number, got ${JSON.stringify(value)}.`,
    );
  },
});

export const scalars: Readonly<Record<string, GraphQLScalarType>> = { DateTime, SafeInt };
