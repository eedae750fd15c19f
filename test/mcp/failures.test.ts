import { describe, expect, it } from '@jest/globals';
import { isObject } from '../../src/table/lists.ts';
import { useMcp, type Said } from '../support/mcpClient.ts';

const mcp = useMcp();
const { call } = mcp;

describe('a tool that fails', () => {
  it.each([
    [
      'a field that is not there',
      '{ centers { nodes { nam } } }',
      'GRAPHQL_VALIDATION_FAILED',
      /Call "describe"/,
    ],
    [
      'more than a document may be',
      `{ ${'a '.repeat(5000)}}`,
      'QUERY_TOO_COMPLEX',
      /several smaller/,
    ],
    ['what cannot be parsed', '{ centers {', 'GRAPHQL_PARSE_FAILED', /Mend the syntax/],
    [
      'too much',
      '{ resources(first: 100) { nodes { centers(first: 100) { nodes { resources(first: 100) { nodes { id } } } } } } }',
      'QUERY_TOO_LARGE',
      /smaller "first"/,
    ],
    ['a mutation', 'mutation { a }', 'OPERATION_RESOLUTION_FAILURE', /no mutation/],
    [
      'two queries',
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
      /one query/,
    ],
    ['nothing', '', 'BAD_REQUEST', /do not ask the same/],
    [
      'a wrong argument',
      '{ search(text: "") { totalCount } }',
      'BAD_USER_INPUT',
      /Correct the argument/,
    ],
  ])('says what to do next after %s', async (_what, query, code, next) => {
    const { text, isError } = await call('ask', { query });
    const said = JSON.parse(text) as Said;
    expect(said.errors?.[0]).toMatchObject({ code });
    expect([isError, said.next]).toEqual([true, expect.stringMatching(next)]);
  });

  it('gives what is left where only a part failed', async () => {
    const query = '{ search(text: "") { totalCount } centers { totalCount } }';
    const { text, isError } = await call('ask', { query });
    expect([isError, JSON.parse(text)]).toMatchObject([
      false,
      { data: { search: null }, errors: [{ code: 'BAD_USER_INPUT', path: 'search' }] },
    ]);
  });

  it.each([
    [
      'CentersOfStates',
      { regoin: 'SOUTH' },
      ['Expected one of the arguments region, got "regoin". Did you mean "region"?'],
    ],
    ['NetworkInNumbers', { x: 1 }, ['Expected no arguments, got "x".']],
    ['NearestCenters', { first: 'two' }, ['Expected the argument "first" to be a whole number']],
    [
      'YoungestAssociations',
      { first: 101 },
      ['Expected the argument "first" to be a whole number or null from 0 to 100, got 101.'],
    ],
    ['describe', { of: 'Center' }, ['Expected one of the arguments name, got "of".']],
    ['describe', { name: 1 }, ['Expected the argument "name" to be a text, got 1.']],
    ['describe', { name: 'Centre' }, ['Expected the name of a type, a field or an operation']],
    [
      'ask',
      { query: 'query ($a: Int) { centers(first: $a) { totalCount } }', variables: '{"a":1}' },
      ['Expected the argument "variables" to be an object, got a text.'],
    ],
    [
      'ask',
      { qurey: '{ __typename }' },
      [
        'Expected one of the arguments query, variables, got "qurey". Did you mean "query"?',
        'Expected the argument "query", got none.',
      ],
    ],
    [
      'search_network',
      { text: 'x', first: 51 },
      ['Expected the argument "first" to be a whole number from 1 to 50, got 51.'],
    ],
    ['search_network', { text: '' }, ['Expected']],
  ])('names the arguments that %s does not take: %j', async (name, given, messages) => {
    const { text, isError } = await call(name, given);
    expect([isError, JSON.parse(text)]).toEqual([
      true,
      {
        errors: messages.map((message) =>
          expect.objectContaining({
            message: expect.stringContaining(message),
            code: 'BAD_USER_INPUT',
          }),
        ),
        next: expect.stringMatching(/^(Correct the argument|Call "describe" without a name)/),
      },
    ]);
  });

  it('takes for each argument what its schema gives as its default', async () => {
    const { tools } = await mcp.client.listTools();
    for (const { name, inputSchema } of tools.slice(3)) {
      const properties = Object.entries(inputSchema.properties ?? {});
      const byDefault = properties.flatMap(([key, schema]) =>
        isObject(schema) && 'default' in schema ? [[key, schema['default']] as const] : [],
      );
      const { text } = await call(name, Object.fromEntries(byDefault));
      expect(text).not.toMatch(/Expected the argument \\"\w+\\" to be|got \\"/);
    }
  });

  it('says of a tool that there is not which is near, and to list them', async () => {
    const { text, isError } = await call('NearestCentres');
    expect([isError, JSON.parse(text)]).toEqual([
      true,
      {
        errors: [
          {
            message: expect.stringMatching(
              /^Expected the name of a tool, got "NearestCentres"\. Did you mean "NearestCenters"/,
            ),
          },
        ],
        next: 'List the tools ("tools/list"), and call one of these.',
      },
    ]);
  });
});
