import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, type GraphQLSchema } from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import type { Subgraph, SubgraphOperation } from '../../src/gateway/subgraph.ts';
import { FEDERATION_LINK } from '../support/federationLink.ts';
import { createOddSubgraph } from '../support/oddSubgraph.ts';

const sdl = `type Query { center(slug: String!): Center } type Center { name: String }`;

let ask: (text: string) => Promise<unknown>;
/** An operation of a plan is one object however often the plan runs. */
const planned = new Set<SubgraphOperation>();

beforeAll(() => {
  const composition = composeGateway(null, [
    { name: 'centers', url: 'http://centers.example', sdl: FEDERATION_LINK + sdl },
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  const { supergraph, publicSdl } = composition;
  const gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map(
      supergraph.subgraphs.map(({ name }) => [name, noting(name, supergraph.schema)]),
    ),
    own: null,
    onUnplanned: () => undefined,
    maxPlans: 10,
    compiledAfter: 2,
  });
  ask = async (text) =>
    gateway.answer?.({ document: parse(text), operationName: null, variables: {} });
});

function noting(name: string, schema: GraphQLSchema): Subgraph {
  const subgraph = createOddSubgraph({ name, schema, seed: () => 1, oddness: () => 0 });
  return {
    ...subgraph,
    execute: (request) => {
      planned.add(request.operation);
      return subgraph.execute(request);
    },
  };
}

describe('what the gateway keeps of operations', () => {
  const nameOf = (slug: number): string => `{ center(slug: "${slug}") { name } }`;

  it('is that of the last so many, however many there were', async () => {
    planned.clear();
    for (let number = 0; number < 100; number += 1) await ask(nameOf(number));
    expect(planned.size).toBe(100);

    for (let number = 90; number < 100; number += 1) await ask(nameOf(number));
    expect(planned.size).toBe(100);

    await ask(nameOf(89));
    expect(planned.size).toBe(101);
  });

  it('is good for the same text parsed anew, by graphql-js and as it is compiled to', async () => {
    planned.clear();
    const text = '{ center(slug: "again") { called: name } }';
    const first = JSON.stringify(await ask(text));
    expect(first).toContain('"called":"');
    for (let time = 0; time < 4; time += 1) {
      const answer = await ask(text);
      expect(typeof answer === 'string' ? answer : JSON.stringify(answer)).toBe(first);
    }
    expect(planned.size).toBe(1);
  });

  it('is not that of another text that only begins alike', async () => {
    planned.clear();
    await ask('{ center(slug: "alike") { name } }');
    await ask('{ center(slug: "alike") { name } } # or not');
    expect(planned.size).toBe(2);
  });
});
