import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createLabels } from '../../../src/gateway/plan/labels.ts';

/** A supergraph of one field that is overridden by a label. */
const overriddenBy = (label: string) =>
  parse(
    `type Query { one: Int @join__field(graph: A, override: "b", overrideLabel: ${JSON.stringify(label)}) }`,
  );

const draws = Array.from({ length: 1000 }, (_, number) => number / 1000);

describe('the label of a progressive override', () => {
  it.each([
    ['percent(0)', 0],
    ['percent(5)', 50],
    ['percent(0.5)', 5],
    ['percent(99.9)', 999],
    ['percent(100)', 1000],
    ['percent()', 0],
    ['percent(-5)', 0],
    ['percent(5) of all', 0],
    ['early-askers', 0],
  ])('holds for as many of 1,000 requests as it says: %s for %i', (label, count) => {
    let drawn = 0;
    const drawLabels = createLabels(overriddenBy(label), () => drawn);
    const held = draws.filter((draw) => {
      drawn = draw;
      return drawLabels().includes(label);
    });
    expect(held.length).toBe(count);
  });
});
