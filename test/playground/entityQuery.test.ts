import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import {
  connectionQuery,
  entityQuery,
  isPagedField,
  searchQuery,
} from '../../src/page/entityQuery.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase();
const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);
const entities = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));

describe('entityQuery', () => {
  it.each(entities.map(({ name }) => name))('is valid for %s and all it leads to', (name) => {
    expect(validate(schema, parse(entityQuery(schema, name)))).toEqual([]);
  });

  it('finds what a center is, what it connects to and where that comes from', async () => {
    const { data, errors } = await askOf(database)(entityQuery(schema, 'Center'), {
      id: 'Center:gamep',
    });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      node: {
        __typename: 'Center',
        shortName: 'GaMEP',
        state: { __typename: 'State', id: 'State:GA', name: 'Georgia' },
        resources: { totalCount: expect.any(Number), nodes: expect.any(Array) },
        nearby: {
          edges: expect.arrayContaining([
            {
              distanceMiles: expect.any(Number),
              node: expect.objectContaining({ __typename: 'Center' }),
            },
          ]),
        },
        sources: expect.arrayContaining([expect.objectContaining({ basis: 'DOCUMENT' })]),
      },
    });
  });
});

describe('connectionQuery', () => {
  it('asks for the whole of each list', () => {
    const queries = entities.flatMap((type) =>
      Object.keys(type.getFields())
        .filter((field) => isPagedField(schema, type.name, field))
        .map((field) => connectionQuery(schema, { type: type.name, field }).query),
    );
    expect(queries.length).toBeGreaterThan(30);
    expect(queries.flatMap((query) => validate(schema, parse(query)))).toEqual([]);
  });
});

describe('searchQuery', () => {
  it('finds an entity by a word, and is none where the graph has no search', async () => {
    const query = searchQuery(schema) ?? '';
    const { data } = await askOf(database)(query, { text: 'gamep', first: 12 });
    expect(data).toMatchObject({
      search: {
        edges: expect.arrayContaining([
          {
            name: 'Georgia Manufacturing Extension Partnership',
            node: { __typename: 'Center', id: 'Center:gamep' },
          },
        ]),
      },
    });
    expect(searchQuery(buildSchema('type Query { a: Int }'))).toBeNull();
  });
});
