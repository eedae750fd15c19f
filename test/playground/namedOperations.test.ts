import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import {
  normalText,
  operationOf,
  parametersFor,
  variablesFrom,
  type NamedOperation,
} from '../../playground/answer/namedOperations.ts';
import { nameFrom, toOperationText } from '../../playground/answer/operationText.ts';
import { dataUrl, restCommand, toolCall, toolServer } from '../../playground/answer/programs.ts';
import { bindOperation, examplesOf } from '../../src/operations/namedOperation.ts';
import { readOperation } from '../../src/operations/operationFile.ts';
import { readParameters } from '../../src/operations/parameters.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);

/** As the server reads it. */
function bound(text: string) {
  const read = readOperation('x.graphql', text);
  if (read.state === 'bad') throw new Error(read.problem.message);
  const operation = bindOperation(schema, read.operation);
  if (operation.state === 'bad') throw new Error(operation.problem.message);
  return operation.operation;
}

function named(text: string): NamedOperation {
  const { name, title, connection, variables } = bound(text);
  return {
    name,
    id: null,
    theme: null,
    isOfDeployment: false,
    isQuery: true,
    title,
    picture: null,
    hasPages: connection !== null,
    text,
    normal: normalText(text) ?? '',
    // What comes over the wire is JSON.
    variables: variables.map(({ type, ...variable }) => ({
      ...variable,
      type: String(type),
    })) as never,
  };
}

const TEXT = `query Some(
  # How many.
  $first: Int = 5, $states: [ID!], $filter: ResourceFilter, $id: ID!
) {
  resources(first: $first, filter: $filter) { nodes { id title } pageInfo { hasNextPage endCursor } }
  node(id: $id) { id }
  a: resources(filter: { topicsAny: $states }) { totalCount }
}`;
const asked = (query: string, variables: Readonly<Record<string, unknown>> = {}) => ({
  query,
  variables,
  operationName: null,
});

describe('a URL of the data', () => {
  const operation = named(TEXT);

  it.each([
    [{ id: 'Center:gamep' }],
    [{ id: 'a', first: 10, states: ['GA', 'a b&c'], filter: { kind: 'LOAN', topicsAny: ['x'] } }],
    [{ id: 'a', first: null, filter: null }],
  ])('says %j so that the server reads the same', (variables) => {
    const parameters = parametersFor(operation, variables);
    const read = readParameters(
      { schema, operation: bound(TEXT), reserved: ['all'] },
      parameters ?? new URLSearchParams(),
    );
    const { filter, ...others } = variables as { filter?: unknown };
    expect(read).toEqual({
      state: 'read',
      variables: {
        ...others,
        ...(filter !== null && filter !== undefined && { filter }),
      },
    });
    expect(variablesFrom(operation, parameters ?? new URLSearchParams())).toEqual({
      ...others,
      ...(filter !== null && filter !== undefined && { filter }),
    });
  });

  it('is that of the operation that was asked, however it is laid out, and of all pages where they were followed', () => {
    const loose = TEXT.replace('# How many.', '').replaceAll(/\s+/g, ' ');
    expect(operationOf([operation], { query: loose })).toBe(operation);
    expect(operationOf([operation], { query: TEXT.replace('title', 'kind') })).toBeNull();
    expect(operationOf([operation], { query: '{' })).toBeNull();
    const program = { base: 'http://x', asked: asked(TEXT, { id: 'a' }), operation };
    expect(dataUrl(program, { form: 'csv', isWhole: false })).toBe('http://x/api/Some.csv?id=a');
    const pages = named(
      'query Pages { resources(first: 2) { nodes { id } pageInfo { hasNextPage endCursor } } }',
    );
    const paged = { ...program, asked: asked(pages.text), operation: pages };
    expect(dataUrl(paged, { form: 'csv', isWhole: pages.hasPages })).toBe(
      `http://x/api/Pages.csv${pages.hasPages ? '?all=true' : ''}`,
    );
    expect(dataUrl({ ...program, operation: null }, { form: 'csv', isWhole: false })).toBeNull();
    const none = { ...program, asked: asked(TEXT, { id: 'a', states: [] }) };
    expect(dataUrl(none, { form: 'csv', isWhole: false })).toBeNull();
  });

  it('stands in the forms for programs and assistants, with the name of a key and never the key', () => {
    const program = {
      base: 'http://x',
      asked: asked(TEXT, { id: "it's" }),
      operation,
      hasKey: true,
    };
    expect(restCommand(program, { isWhole: false })).toBe(
      `curl 'http://x/api/Some.json?id=it%27s' -H "authorization: Bearer $MEP_GRAPH_KEY"`,
    );
    expect(JSON.parse(toolCall(program))).toEqual({
      method: 'tools/call',
      params: { name: 'Some', arguments: { id: "it's" } },
    });
    expect(JSON.parse(toolCall({ ...program, operation: null, asked: asked('{ a }') }))).toEqual({
      method: 'tools/call',
      params: { name: 'ask', arguments: { query: '{ a }' } },
    });
    expect(JSON.parse(toolServer({ base: 'http://x', hasKey: false }))).toEqual({
      mcpServers: { 'mep-graph': { type: 'http', url: 'http://x/mcp' } },
    });
    expect(toolServer(program)).toContain('Bearer ${MEP_GRAPH_KEY}');
  });
});

describe('an operation file of a question', () => {
  const picture = {
    view: 'chart',
    list: 'resources.facets',
    by: 'resources.facets.label',
    value: '',
    filter: 'not of the file',
  } as const;
  const save = (
    query: string,
    variables: Record<string, unknown> = {},
    operationName: string | null = null,
  ) =>
    toOperationText({
      asked: { query, variables, operationName },
      title: 'What is there?',
      name: 'WhatIsThere',
      picture,
      schema,
    });

  it.each([
    ['{ resources { facets(by: KIND) { label count } } }'],
    ['query { resources { facets(by: KIND) { label count } } }'],
    [
      '# Old words.\n#\n# picture: map\nquery WhatIsThere { resources { facets(by: KIND) { label count } } }',
    ],
    [
      'query A { network { __typename } } query WhatIsThere { resources { facets(by: KIND) { ...F } } } fragment F on Facet { label count }',
      'WhatIsThere',
    ],
  ])('of %s is read back with its name, words and picture', (query, name: string | null = null) => {
    const { title, description, picture: read, name: called } = bound(save(query, {}, name));
    expect({ title, description, read, called }).toEqual({
      title: 'What is there?',
      description: 'What is there?',
      read: { view: 'chart', list: 'resources.facets', by: 'resources.facets.label', value: '' },
      called: 'WhatIsThere',
    });
  });

  it('has what it was asked with as examples, but for those that have one', () => {
    const query = `query Q($filter: ResourceFilter, # example: 3
      $first: Int,
      # example: 4
      $second: Int, $not: Int) {
      resources(first: $first, filter: $filter) { facets(by: KIND, first: $second) { label } nodes { id } }
      b: resources(first: $not) { nodes { id } }
    }`;
    const variables = { filter: { kind: 'LOAN', topicsAny: ['a "b"', '#'] }, first: 7, second: 8 };
    expect(examplesOf(bound(save(query, variables, 'Q')))).toEqual({
      filter: variables.filter,
      first: 3,
      second: 4,
    });
  });

  it('is called by what it asks where it has no name', () => {
    expect(['resources-facets', 'centers', '2-x', ''].map(nameFrom)).toEqual([
      'ResourcesFacets',
      'Centers',
      'X',
      'Question',
    ]);
  });
});
