import { describe, expect, it } from '@jest/globals';
import { neighbourhoodOf } from '../../playground/entity/neighbourhood.ts';
import { placeNeighbours } from '../../playground/entity/placeNeighbours.ts';

const center = { __typename: 'Center', id: 'Center:a', name: 'A' };
const georgia = { __typename: 'State', id: 'State:GA', name: 'Georgia' };
const report = { __typename: 'ImpactReport', id: 'ImpactReport:x', year: 2020 };

describe('neighbourhoodOf', () => {
  it('names the fields of each edge, also between neighbours, and leaves out what leads back', () => {
    const found = neighbourhoodOf({
      ...center,
      host: { name: 'no entity' },
      state: georgia,
      statesServed: { totalCount: 1, nodes: [georgia] },
      impacts: { nodes: [{ ...report, center: { __typename: 'Center', id: 'Center:a' } }, null] },
      nearby: {
        edges: [
          {
            distanceMiles: 12,
            node: {
              ...center,
              id: 'Center:b',
              name: 'B',
              state: { __typename: 'State', id: 'State:GA' },
            },
          },
        ],
      },
    });
    expect(found).toEqual({
      center: { id: 'Center:a', type: 'Center', name: 'A' },
      neighbours: [
        { id: 'State:GA', type: 'State', name: 'Georgia', field: 'state' },
        {
          id: 'ImpactReport:x',
          type: 'ImpactReport',
          name: 'Impact report 2020',
          field: 'impacts',
        },
        { id: 'Center:b', type: 'Center', name: 'B', field: 'nearby' },
      ],
      edges: [
        { from: 'Center:a', to: 'State:GA', label: 'State, States served' },
        { from: 'Center:a', to: 'ImpactReport:x', label: 'Impacts' },
        { from: 'Center:a', to: 'Center:b', label: 'Nearby' },
        { from: 'Center:b', to: 'State:GA', label: 'State' },
      ],
      left: 0,
    });
  });

  it('has no more than 200 nodes, each in a place of its own, and says how many it leaves out', () => {
    const nodes = Array.from({ length: 250 }, (_, n) => ({ ...georgia, id: `State:${n}` }));
    const found = neighbourhoodOf({ ...center, states: { nodes } });
    expect([found.neighbours.length, found.edges.length, found.left]).toEqual([199, 199, 51]);
    for (const width of [320, 1400]) {
      const { places, height } = placeNeighbours(found, width);
      const spots = [...places.values()].map(({ x, y }) => `${x} ${y}`);
      expect(new Set(spots).size).toBe(199);
      expect([...places.values()].filter(({ x, y }) => x < 0 || x > width || y > height)).toEqual(
        [],
      );
    }
  });
});
