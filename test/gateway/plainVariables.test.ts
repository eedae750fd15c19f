import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { plainVariables } from '../../src/gateway/operation/plainVariables.ts';

const schema = buildSchema(`
  scalar Own
  input In { n: Int }
  enum Kind { A }
  type Query { a(i: Int, f: Float, s: String, d: ID, b: Boolean, o: Own, n: In, k: Kind): Int }
`);
const VALUES: readonly unknown[] = [
  ...[0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, 1e300, NaN],
  ...['', 'a', '1', true, false, null, undefined, [], [1], {}, { n: 1 }],
];
const SCALARS = ['Int', 'Float', 'String', 'ID', 'Boolean'];

function coerced(definition: string, given: Readonly<Record<string, unknown>>) {
  const operation = getOperationAST(parse(`query (${definition}) { a }`));
  if (!operation) throw new Error('Expected an operation.');
  const { errors, coerced: all } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    given,
  );
  return { plain: plainVariables(schema, operation, given), all, errors };
}

describe('plainVariables', () => {
  it.each(
    [...SCALARS, 'Own', 'In', 'Kind', 'Missing'].flatMap((type) => [type, `${type}!`, `[${type}]`]),
  )('takes values for %s as graphql-js does, or leaves them to it', (type) => {
    for (const given of [{}, ...VALUES.map((v) => ({ v })), { v: 1, other: 2 }]) {
      for (const definition of [`$v: ${type}`, `$v: ${type} = 1`]) {
        const { plain, all, errors } = coerced(definition, given);
        if (plain === null) continue;
        expect({ definition, given, errors }).toEqual({ definition, given, errors: undefined });
        expect(plain).toEqual(all);
      }
    }
  });

  it.each([
    ['$v: Int!', { v: 7 }],
    ['$v: Float', { v: 1.5 }],
    ['$v: String, $w: ID!', { w: 'x' }],
    ['$v: Boolean', { v: null }],
    ['$v: Int', {}],
  ])('takes what is plain: %s', (definition, given) => {
    expect(coerced(definition, given).plain).toEqual(given);
  });
});
