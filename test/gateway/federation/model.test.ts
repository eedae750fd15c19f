import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import type { GraphOperation } from '../../../src/graph/graph.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';
import { createModelWorld } from '../../support/modelWorld.ts';
import { drawnOperation, failuresOf, operationOf } from '../../support/drawn.ts';
import { createRandom } from '../../support/random.ts';
import { createRandomOperations } from '../../support/randomOperation.ts';
import { answerOf, differenceOf } from '../../support/sameAnswer.ts';
import { abstractSchemas } from './abstractSchemas.ts';
import { crossingSchemas } from './crossingSchemas.ts';
import { modelSchemas } from './modelSchemas.ts';

/** Longer runs: QUERIES=20000 SEED=7. */
const count = Number(process.env['QUERIES'] ?? 60);
const firstSeed = Number(process.env['SEED'] ?? 1);

describe('a graph of subgraphs that know the same world', () => {
  it.each(Object.entries({ ...modelSchemas, ...crossingSchemas, ...abstractSchemas }))(
    'answers random queries as one server would: %s',
    async (name, parts) => {
      const { schema, differenceAt } = await serveModel(parts);
      const draw = (seed: number) =>
        createRandomOperations({ schema, random: createRandom(seed), maxFields: 25 })();
      const failures = await failuresOf({
        name: `model-${name.replaceAll(/\W+/g, '-')}`,
        firstSeed,
        count,
        draw: (seed) => drawnOperation(seed, draw(seed)),
        check: async (drawn) => differenceAt(operationOf(drawn)),
      });
      expect(failures.join('\n\n')).toBe('');
    },
    count * 1000,
  );

  it('tells a subgraph what a field requires that is asked through an interface and a type at once', async () => {
    const parts = abstractSchemas['interfaces as objects, two of them over one type'] ?? {};
    const { differenceAt } = await serveModel(parts);
    const document = parse(
      '{ popular { ... on Thing { ... on Film { tags { word } ... on Media { pace } } } } }',
    );
    expect(await differenceAt({ document, operationName: null, variables: {} })).toBeNull();
  });
});

async function serveModel(parts: Readonly<Record<string, string>>) {
  const { supergraph, publicSdl } = compose(parts);
  const world = createModelWorld(supergraph.sdl);
  const gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: world.subgraphs,
    own: null,
    compiledAfter: 0,
    onUnplanned: (reason) => {
      throw new Error('Expected a plan.', { cause: reason });
    },
  });
  return {
    schema: supergraph.schema,
    /** Between what one server would answer and what the gateway does. */
    differenceAt: async (operation: GraphOperation) =>
      differenceOf(await world.answer(operation), await answerOf(gateway, operation)),
  };
}

function compose(parts: Readonly<Record<string, string>>) {
  const composition = composeGateway(
    null,
    Object.entries(parts).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems, null, 2));
  return composition;
}
