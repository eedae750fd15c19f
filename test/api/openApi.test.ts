import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { describeApi } from '../../src/api/openApi.ts';
import { bindOperation } from '../../src/operations/namedOperation.ts';
import { readOperation } from '../../src/operations/operationFile.ts';
import type { Api } from '../support/openApi.ts';

/** The document of one operation of a schema. */
function describeOne(sdl: string, text: string): Api {
  const schema = buildSchema(sdl);
  const read = readOperation('One.graphql', text);
  if (read.state === 'bad') throw new Error(read.problem.message);
  const bound = bindOperation(schema, read.operation);
  if (bound.state === 'bad') throw new Error(bound.problem.message);
  const operations = [{ operation: bound.operation, shape: [], hasAllPages: true }];
  // It is made of literals and names of the schema.
  return describeApi({ schema, operations, hasCredentials: true }) as Api;
}

const SDL = `
  scalar DateTime
  scalar Anything
  enum Size { "Not much." SMALL LARGE }
  input Place { zip: String! sizes: [Size!] = [SMALL] }
  type Tree { id: ID! name: String! at: DateTime count: Int! any: Anything size: Size }
  type Rock { id: ID! name: Int weight: Float! isHard: Boolean }
  type Air { id: ID! }
  union Thing = Tree | Rock | Air
  type Query {
    "All of them."
    things(near: Place, places: [Place!], sizes: [Size!], at: DateTime, text: String, count: Int!): [Thing]!
    tree: Tree
  }
`;

describe('the schema of an answer', () => {
  const dataOf = (selection: string) =>
    describeOne(
      SDL,
      `query One${selection.includes('$open') ? '($open: Boolean!)' : ''} { ${selection} }`,
    ).components.schemas['One'];
  const object = (properties: object, required = Object.keys(properties)) => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  });

  it('has aliases, fragments, what may be null, and what variables may leave out', () => {
    const selection = `
      big: tree { ...Named at any size count @include(if: $open) }
    } fragment Named on Tree { label: name id`;
    expect(dataOf(selection)).toEqual(
      object({
        big: {
          ...object(
            {
              label: { type: 'string' },
              id: { type: 'string' },
              at: { type: ['string', 'null'], format: 'date-time' },
              any: {},
              size: { anyOf: [{ $ref: '#/components/schemas/Size' }, { type: 'null' }] },
              count: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
            },
            ['label', 'id', 'at', 'any', 'size'],
          ),
          type: ['object', 'null'],
        },
      }),
    );
  });

  const things = (one: object) =>
    object({
      things: {
        description: 'All of them.',
        type: 'array',
        items: { anyOf: [one, { type: 'null' }] },
      },
    });

  it('is one of several where types tell themselves apart', () => {
    const typed = (name: string, more: object) =>
      object({ kind: { type: 'string', const: name }, ...more });
    expect(
      dataOf('things(count: 1) { kind: __typename ... on Tree { name } ... on Rock { weight } }'),
    ).toEqual(
      things({
        oneOf: [
          typed('Tree', { name: { type: 'string' } }),
          typed('Rock', { weight: { type: 'number' } }),
          typed('Air', {}),
        ],
      }),
    );
  });

  it('is one of several by their fields alone, and any of those that one value could be', () => {
    expect(dataOf('things(count: 1) { ... on Tree { name } ... on Rock { weight } }')).toEqual(
      things({
        oneOf: [
          object({ name: { type: 'string' } }),
          object({ weight: { type: 'number' } }),
          object({}),
        ],
      }),
    );
    expect(
      dataOf(
        'things(count: 1) { ... on Tree { name @skip(if: $open) } ... on Rock { weight @skip(if: $open) } }',
      ),
    ).toEqual(
      things({
        anyOf: [
          object({ name: { type: 'string' } }, []),
          object({ weight: { type: 'number' } }, []),
          object({}),
        ],
      }),
    );
  });

  it('does not take the place of an enum, an input or a problem of the same name', () => {
    const named = (name: string) =>
      describeOne(
        SDL,
        `query ${name}($size: Size) { tree { size } things(count: 1, sizes: [$size]) { __typename } }`.replace(
          '$size: Size',
          '$size: Size!',
        ),
      );
    expect(Object.keys(named('Size').components.schemas)).toEqual([
      'Size',
      'Size_',
      'Problem',
      'ProblemCause',
    ]);
    expect(Object.keys(named('Problem').components.schemas)).toEqual([
      'Problem_',
      'Size',
      'Problem',
      'ProblemCause',
    ]);
  });
});

describe('the parameters of an operation', () => {
  it('are what its variables take, as URLs are written', () => {
    const { paths } = describeOne(
      SDL,
      `query One(
        # How many.
        # example: 7
        $count: Int!, $near: Place = { zip: "1" }, $places: [Place!], $sizes: [Size!] = LARGE, $at: DateTime, $text: String = null
      ) { things(near: $near, places: $places, sizes: $sizes, at: $at, text: $text, count: $count) { __typename } }`,
    );
    const asJson = {
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#/components/schemas/Place' },
    };
    expect(paths['/api/One.csv']?.get.parameters).toEqual([
      {
        name: 'count',
        in: 'query',
        description: 'How many.',
        required: true,
        schema: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
        example: 7,
      },
      {
        name: 'near',
        in: 'query',
        description: 'As JSON: Place.\n\nDefault: {"zip":"1"}',
        required: false,
        allowEmptyValue: true,
        schema: asJson,
        example: '{"zip":"1"}',
      },
      {
        name: 'places',
        in: 'query',
        description: 'Its name again for each value.\n\nAs JSON: [Place!].',
        required: false,
        allowEmptyValue: true,
        schema: { type: 'array', items: asJson },
      },
      {
        name: 'sizes',
        in: 'query',
        description: 'Its name again for each value.',
        required: false,
        allowEmptyValue: true,
        schema: {
          type: 'array',
          items: { $ref: '#/components/schemas/Size' },
          default: ['LARGE'],
        },
        example: ['LARGE'],
      },
      {
        name: 'at',
        in: 'query',
        required: false,
        allowEmptyValue: true,
        schema: { type: 'string', format: 'date-time' },
      },
      { name: 'text', in: 'query', required: false, schema: { type: 'string' } },
      { $ref: '#/components/parameters/AllPages' },
    ]);
  });
});
