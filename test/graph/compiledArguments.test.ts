import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getArgumentValues,
  getOperationAST,
  parse,
  type FieldNode,
  type GraphQLField,
} from 'graphql';
import { compileArguments } from '../../src/graph/compiled/arguments.ts';

const schema = buildSchema(`
  input Filter { kind: String! = "any", states: [String!], deep: Filter }
  input One @oneOf { id: ID, slug: String }
  type Query {
    list(first: Int = 20, filter: Filter, order: String, tags: [String]): Int
    needed(id: ID!, note: String): Int
    one(by: One!): Int
  }`);

const calls = [
  'list',
  'list(first: 3, order: "x")',
  'list(first: $a)',
  'list(first: 5, filter: { kind: $a })',
  'list(filter: { states: [$a, "b"] })',
  'list(filter: { states: $a, deep: { kind: "k", states: [$b] } })',
  'list(filter: $a, order: $b)',
  'list(tags: [$a, $b])',
  'list(tags: $a)',
  'needed(id: $a)',
  'needed(id: "x", note: $a)',
  'one(by: { id: $a })',
  'one(by: $a)',
];

const values = [undefined, null, 'text', 7, ['s', null], ['s'], { kind: 'k' }, { id: 'i' }];

/** Either what the arguments are, or that they are none. */
function outcome(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return 'no arguments';
  }
}

describe.each(calls)('the arguments of %s', (call) => {
  const operation = getOperationAST(parse(`{ ${call} }`));
  const node = operation?.selectionSet.selections[0] as FieldNode;
  const field = schema.getQueryType()?.getFields()[node.name.value] as GraphQLField<
    unknown,
    unknown
  >;

  it('are those that graphql-js finds, whatever the variables are', () => {
    const pairs = values.flatMap((a) => values.map((b) => ({ a, b })));
    for (const pair of pairs) {
      const variables = Object.fromEntries(
        Object.entries(pair).filter(([, value]) => value !== undefined),
      );
      const { fixed, read } = compileArguments(field, node);
      expect(outcome(() => (read === null ? fixed : read(variables)))).toEqual(
        outcome(() => getArgumentValues(field, node, variables)),
      );
    }
  });
});
