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

let ask: (slug: string) => Promise<unknown>;
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
    compiledAfter: 0,
  });
  const documents = new Map<string, ReturnType<typeof parse>>();
  ask = async (slug) => {
    const document = documents.get(slug) ?? parse(`{ center(slug: "${slug}") { name } }`);
    documents.set(slug, document);
    return gateway.answer?.({ document, operationName: null, variables: {} });
  };
});

describe('what the gateway keeps of operations', () => {
  it('is that of the last so many, however many there were', async () => {
    for (let number = 0; number < 100; number += 1) await ask(String(number));
    expect(planned).toHaveLength(100);

    for (let number = 90; number < 100; number += 1) await ask(String(number));
    expect(planned).toHaveLength(100);

    await ask('89');
    expect(planned).toHaveLength(101);
  });
});
