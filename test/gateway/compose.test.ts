import { describe, expect, it } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { describeProblem } from '../../src/gateway/compose/problems.ts';
import { ownSubgraphs } from '../../src/graph/ownSubgraphs.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable", "@inaccessible", "@interfaceObject", "@authenticated"])';

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
      '[tags] Work.tags: Expected a valid schema for clients, got: Interface field Work.tags expected but Picture does not provide it. (and 1 more) What implements an interface has all that the interface has in any subgraph, with the same arguments: add what is missing, or change the interface.',
    ]);
  });
});

describe('composing with our own graph', () => {
  const problemsOf = (sdl: string) => {
    const films = { name: 'films', url: '', sdl };
    const composition = composeGateway(ownSubgraphs(), [films]);
    return composition.kind === 'failed' ? composition.problems.map(describeProblem) : [];
  };

  it.each([
    [
      'a field of an input',
      `input StateFilter { named: String } type Query { films(where: StateFilter): Int }`,
      'StateFilter.region',
      'StateFilter.region was removed. Repeat StateFilter as the graph has it, or use a type of your own.',
    ],
    [
      'that a field is not null',
      `type PageInfo @shareable { hasNextPage: Boolean hasPreviousPage: Boolean! startCursor: String endCursor: String } type Query { films: PageInfo }`,
      'PageInfo.hasNextPage',
      'PageInfo.hasNextPage changed type from Boolean! to Boolean. Repeat PageInfo as the graph has it, or use a type of your own.',
    ],
    [
      'a field, by hiding it',
      `type PageInfo @shareable { endCursor: String @inaccessible }`,
      'PageInfo.endCursor',
      'PageInfo.endCursor was removed. Repeat PageInfo as the graph has it, or use a type of your own.',
    ],
    [
      'the default of a field of an input',
      `input StateOrder { field: StateOrderField! = NAME direction: OrderDirection! }
       enum StateOrderField { NAME CODE } enum OrderDirection { ASC DESC }
       type Query { films(by: StateOrder): Int }`,
      'StateOrder.direction',
      'StateOrder.direction lost its default, ASC. Repeat StateOrder as the graph has it, or use a type of your own.',
    ],
    [
      'all fields but one of an input',
      `input StateFilter @oneOf { named: String division: String } type Query { films(where: StateFilter): Int }`,
      'StateFilter',
      'StateFilter became @oneOf. Repeat StateFilter as the graph has it, or use a type of your own.',
    ],
  ])('lets no subgraph take away %s', (_what, sdl, coordinate, said) => {
    expect(problemsOf(`${LINK}\n${sdl}`)).toContain(
      `[films] ${coordinate}: Expected what is ours to stay as it is, got: ${said}`,
    );
  });

  it('tells once what is wrong in many places', () => {
    const sdl = 'enum FocusArea { FILMS } type Query { films(of: FocusArea): FocusArea }';
    const problems = problemsOf(`${LINK}\n${sdl}`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^\[films\] FocusArea: .* \(and 3 more of the same\) Repeat all values of the enum, or use one of your own\.$/,
    );
  });

  it('refuses rules that are not enforced here', () => {
    const link = LINK.replace('v2.5', 'v2.9').replace('"@authenticated"', '"@context"');
    const sdl = 'type Query @context(name: "films") { films: Int }';
    expect(problemsOf(`${link}\n${sdl}`)).toEqual([
      '[films]: Expected a graph whose rules are enforced here, got @context, which is not. Drop it; the subgraph itself can refuse, by the headers that it is sent.',
    ]);
  });

  it('refuses what is no SDL', () => {
    expect(problemsOf('{ films }')).toEqual(['[films]: Expected SDL, got an operation.']);
  });
});
