/** Thrown, always as itself, where an answer cannot be written in the short way: graphql-js writes it then. */
export const anomaly = new Error('Expected an answer without errors and null propagation.');
