import { describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import type { CanonicalOperation } from '../../../src/gateway/operation/canonical.ts';
import { createPlanner } from '../../../src/gateway/plan/planner.ts';
import { emptySelection } from '../../../src/gateway/plan/selection.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';

const operation: CanonicalOperation = {
  kind: 'query',
  type: 'Query',
  root: emptySelection(),
  keys: new Map(),
};

describe('a planner of progressive overrides', () => {
  it('keeps what it read for the 16 outcomes that were drawn last, not for all there can be', () => {
    const sdl = `${FEDERATION_LINK} type Query { one: Int }`;
    const composition = composeGateway(null, [{ name: 'a', sdl, url: 'http://a.example' }]);
    if (composition.kind === 'failed') throw new Error('Expected a supergraph.');
    const { planning } = composition.supergraph;
    let read = 0;
    const planner = createPlanner({
      planning: {
        ...planning,
        get document() {
          read += 1;
          return planning.document;
        },
      },
    });
    const draw = (outcome: number) => {
      read = 0;
      planner.plan(operation, [`percent(${outcome})`]);
      return read;
    };
    const outcomes = Array.from({ length: 17 }, (_, index) => index + 1);
    expect(outcomes.map(draw)).toEqual(outcomes.map(() => 1));
    expect([draw(17), draw(16), draw(1), draw(17)]).toEqual([0, 0, 1, 0]);
  });
});
