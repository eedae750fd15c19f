import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { graphOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const graph = graphOf(realDatabase());

async function answers(source: string) {
  const operation = { document: parse(source), operationName: null, variables: {} };
  return {
    compiled: await graph.answer?.(operation),
    byGraphql: JSON.stringify(await graph.execute(operation)),
  };
}

/** More objects of each kind than it takes until one is made by code of its own. */
const many = '(first: 100)';

describe('objects of compiled queries', () => {
  it.each([
    [
      'names that JavaScript gives a meaning',
      'then: id toJSON: slug constructor: title valueOf: id',
    ],
    ['a name that no object can have like others', 'id __proto__: title'],
    ['one field several times', 'a: id b: id id'],
    ['types by name', '__typename t: __typename id'],
    [
      'entities that lead to each other',
      'id topics(first: 2) { nodes { id resources(first: 1) { nodes { id title } } } }',
    ],
    ['lists of one entity', 'providers { nodes { id name parent { id name parent { id } } } }'],
  ])('are what graphql-js makes of %s', async (_what, selection) => {
    const source = `{ resources${many} { nodes { ${selection} } } }`;
    // Once by hand, then by code made for them.
    for (let time = 0; time < 3; time += 1) {
      const { compiled, byGraphql } = await answers(source);
      expect(compiled).toBe(byGraphql);
    }
  });

  it('are the same object wherever an entity comes at one place', async () => {
    const source =
      '{ centers(first: 20) { nodes { resources(first: 3) { nodes { id title } } } } }';
    const operation = { document: parse(source), operationName: null, variables: {} };
    const result = await graph.find?.(operation);
    const { centers } = result?.data as unknown as {
      centers: { nodes: { resources: { nodes: { id: string }[] } }[] };
    };
    const found = centers.nodes.flatMap(({ resources }) => resources.nodes);
    const ids = new Set(found.map(({ id }) => id));
    expect(new Set(found).size).toBe(ids.size);
    expect(ids.size).toBeLessThan(found.length);
  });
});
