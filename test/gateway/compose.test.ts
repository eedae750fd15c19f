import { describe, expect, it } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { composeGateway, describeProblem } from '../../src/gateway/compose.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@inaccessible", "@interfaceObject"])';

function compose(parts: Readonly<Record<string, string>>) {
  return composeGateway(
    null,
    Object.entries(parts).map(([name, sdl]) => ({ name, url: '', sdl: `${LINK}\n${sdl}` })),
  );
}

describe('composing', () => {
  it('leaves types that are inaccessible out of unions', () => {
    const composition = compose({
      films: `
        type Query { found: Found }
        union Found = Film | Draft
        type Film { title: String }
        type Draft @inaccessible { text: String }
      `,
    });
    if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
    expect(printSchema(lexicographicSortSchema(composition.supergraph.schema))).toBe(
      `type Film {
  title: String
}

union Found = Film

type Query {
  found: Found
}`,
    );
  });

  it('refuses what would be no valid schema for clients', () => {
    const composition = compose({
      films: `
        type Query { work: Work }
        interface Work @key(fields: "id") { id: ID! }
        interface Picture implements Work @key(fields: "id") { id: ID! }
        type Film implements Picture & Work @key(fields: "id") { id: ID! }
      `,
      tags: 'type Work @key(fields: "id") @interfaceObject { id: ID! tags: [String!] words: Int }',
    });
    expect(composition.kind === 'failed' && composition.problems.map(describeProblem)).toEqual([
      'Expected a valid schema for clients, got: Interface field Work.tags expected but Picture does not provide it. (and 1 more)',
    ]);
  });
});
