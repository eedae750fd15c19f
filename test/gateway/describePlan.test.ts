import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { drawPlan } from '../../examples/demo/drawPlan.ts';
import { describePlan } from '../../src/gateway/plan/describePlan.ts';
import type { RootFetch } from '../../src/gateway/plan/plan.ts';

function fetchOf(subgraph: string, needs: readonly number[]): RootFetch {
  const text = `{ of${subgraph} }`;
  return {
    ...{ kind: 'root', subgraph, variables: [], needs, places: [0], renames: [] },
    operation: { kind: 'query', text, name: null, document: parse(text) },
  };
}

const told = (id: number, subgraph: string, needs: readonly number[]) => ({
  ...{ kind: 'fetch', id, needs, subgraph, operation: `{ of${subgraph} }`, at: [] },
});

describe('describePlan', () => {
  it('shows steps of fetches that can run at the same time, each with what it needs', () => {
    const fetches = [
      ...[fetchOf('A', []), fetchOf('B', [0]), fetchOf('C', [])],
      ...[fetchOf('D', [2]), fetchOf('E', [1, 3])],
    ];
    expect(describePlan({ fetches, places: [{ origins: [] }], source: null })).toEqual({
      kind: 'sequence',
      nodes: [
        { kind: 'parallel', nodes: [told(1, 'A', []), told(2, 'C', [])] },
        { kind: 'parallel', nodes: [told(3, 'B', [1]), told(4, 'D', [2])] },
        told(5, 'E', [3, 4]),
      ],
    });
  });

  it('lets what an event is completed by wait for the event', () => {
    expect(
      describePlan({ fetches: [fetchOf('B', [])], places: [], source: fetchOf('A', []) }),
    ).toEqual({
      kind: 'sequence',
      nodes: [told(1, 'A', []), told(2, 'B', [1])],
    });
  });

  it('shows one fetch as it is, and nothing as null', () => {
    expect(describePlan({ fetches: [fetchOf('A', [])], places: [], source: null })).toEqual(
      told(1, 'A', []),
    );
    expect(describePlan({ fetches: [], places: [], source: null })).toBeNull();
  });
});

describe('drawPlan', () => {
  it('says what a fetch waits for where that is not the step before', () => {
    const fetches = [fetchOf('A', []), fetchOf('B', []), fetchOf('C', [0]), fetchOf('D', [2])];
    expect(
      drawPlan(describePlan({ fetches, places: [{ origins: [] }], source: null })).match(
        /[A-D] #.*/g,
      ),
    ).toEqual([...['A #1', 'B #2', 'C #3  after #1', 'D #4']]);
  });
});
