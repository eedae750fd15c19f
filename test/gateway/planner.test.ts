import { afterEach, describe, expect, it } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { createPlanner, type Planner } from '../../src/gateway/plan/planner.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;
const { supergraphSdl = '' } = composeServices([
  {
    name: 'centers',
    typeDefs: parse(`${LINK}
      type Query { center: Center }
      type Center @key(fields: "id") { id: ID! city: String place: Place }
      type Place { state: String }`),
  },
  {
    name: 'weather',
    typeDefs: parse(`${LINK}
      type Center @key(fields: "id") { id: ID! place: Place @external sun: String @requires(fields: "place { state }") }
      type Place { state: String @external }`),
  },
]);
/** The planner ends its process over the alias of what \`sun\` requires. */
const FATAL = '{ center { sun place { state: __typename } } }';

describe('planner', () => {
  let planner: Planner;
  afterEach(() => {
    planner.close();
  });

  it('outlives an operation that the planner does not', async () => {
    planner = await createPlanner(supergraphSdl);

    const plans = await Promise.allSettled(
      ['{ center { id } }', FATAL, '{ center { city } }', FATAL, '{ center { sun } }'].map((text) =>
        planner.plan(text),
      ),
    );

    expect(plans.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(plans[1]).toMatchObject({
      reason: {
        message: expect.stringMatching(/^The planner ended over this: .*panicked/s),
      },
    });
    await expect(planner.plan('{ center { id } }')).resolves.toMatchObject({
      node: { kind: 'root', subgraph: 'centers' },
    });
  });

  it('says why it finds no way', async () => {
    planner = await createPlanner(supergraphSdl);

    await expect(planner.plan('{ center { nothing } }')).rejects.toThrow(/nothing/);
    await expect(createPlanner('type Query {')).rejects.toThrow(
      /^Expected what can be planned, got: ./,
    );
  });

  it('rejects what is asked when it is closed, and after', async () => {
    planner = await createPlanner(supergraphSdl);
    const asked = planner.plan('{ center { id } }');
    planner.close();

    await expect(asked).rejects.toThrow('The planner was closed.');
    await expect(planner.plan('{ center { id } }')).rejects.toThrow(
      /Expected a planner that is open/,
    );
  });
});
