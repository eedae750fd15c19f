import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { composeGateway } from '../../src/gateway/compose.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import { createPlanner, type Planner } from '../../src/gateway/plan/planner.ts';
import { FEDERATION_LINK } from '../support/federation.ts';
import { createOddSubgraph } from '../support/oddSubgraph.ts';

const sdl = `type Query { center(slug: String!): Center } type Center { name: String }`;
let planner: Planner;

afterAll(() => {
  planner.close();
});

let ask: (text: string) => Promise<unknown>;
const planned: string[] = [];

beforeAll(async () => {
  const composition = composeGateway(null, [
    { name: 'centers', url: 'http://centers.example', sdl: FEDERATION_LINK + sdl },
  ]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  const { supergraph, publicSdl } = composition;
  planner = await createPlanner(supergraph.sdl);
  const gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map(
      supergraph.subgraphs.map(({ name }) => [
        name,
        createOddSubgraph({ name, schema: supergraph.schema, seed: () => 1, oddness: () => 0 }),
      ]),
    ),
    planner: {
      ...planner,
      plan: (operation) => {
        planned.push(operation);
        return planner.plan(operation);
      },
    },
    own: null,
    onUnplanned: () => undefined,
    maxPlans: 10,
    compiledAfter: 2,
  });
  ask = async (text) =>
    gateway.answer?.({ document: parse(text), operationName: null, variables: {} });
});

describe('what the gateway keeps of operations', () => {
  const nameOf = (slug: number): string => `{ center(slug: "${slug}") { name } }`;

  it('is that of the last so many, however many there were', async () => {
    planned.length = 0;
    for (let number = 0; number < 100; number += 1) await ask(nameOf(number));
    expect(planned).toHaveLength(100);

    for (let number = 90; number < 100; number += 1) await ask(nameOf(number));
    expect(planned).toHaveLength(100);

    await ask(nameOf(89));
    expect(planned).toHaveLength(101);
  });

  it('is good for the same text parsed anew, by graphql-js and as it is compiled to', async () => {
    planned.length = 0;
    const text = '{ center(slug: "again") { called: name } }';
    const first = JSON.stringify(await ask(text));
    expect(first).toContain('"called":"');
    for (let time = 0; time < 4; time += 1) {
      const answer = await ask(text);
      expect(typeof answer === 'string' ? answer : JSON.stringify(answer)).toBe(first);
    }
    expect(planned).toHaveLength(1);
  });

  it('is not that of another text that only begins alike', async () => {
    planned.length = 0;
    await ask('{ center(slug: "alike") { name } }');
    await ask('{ center(slug: "alike") { name } } # or not');
    expect(planned).toHaveLength(2);
  });
});
