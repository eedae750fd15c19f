import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { countRequest } from '../../playground/answer/counting.ts';
import { rowsBehind } from '../../playground/answer/rowsBehind.ts';
import { followUps } from '../../src/page/followUps.ts';
import { ownQuestions } from '../../src/page/ownQuestions.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);

describe('followUps', () => {
  it('are valid for all that the page asks by itself', () => {
    const texts = ownQuestions(schema).flatMap((text) => followUps(schema, text));
    const wrong = texts.flatMap((text) => validate(schema, parse(text)));
    expect(wrong.map(({ message }) => message)).toEqual([]);
  });

  it('are what the page asks of an answer, below a condition on a type too', () => {
    const query = `query About($id: ID!) {
      node(id: $id) { ... on Agency { resources(first: 8) { nodes { title } } } }
    }`;
    const asked = { query, variables: { id: 'Agency:nasa' }, operationName: 'About' };
    const count = countRequest(asked, 'node.resources');
    expect(count?.variables).toEqual({ id: 'Agency:nasa' });
    expect(followUps(schema, query)).toContain(count?.query);
  });

  it('hold for counts, whichever value is looked into', () => {
    const query =
      'query ByTopic { resources(filter: { status: OPEN }) { facets(by: TOPIC) { value label count } } }';
    const behind = rowsBehind(
      schema,
      { query, variables: {}, operationName: 'ByTopic' },
      { list: 'resources.facets', counted: { by: 'Topic:energy' } },
    );
    expect(behind?.variables).toEqual({
      filterOfRows: { status: 'OPEN', topicsAny: ['Topic:energy'] },
    });
    expect(followUps(schema, query)).toContain(behind?.query);
  });
});
