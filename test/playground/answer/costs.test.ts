import { describe, expect, it } from '@jest/globals';
import { adviseOn, groupAdvice } from '../../../playground/answer/advice.ts';
import { readCost } from '../../../playground/answer/cost.ts';

describe('adviseOn', () => {
  it('says where, and what to do about a code', () => {
    expect(
      adviseOn({
        message: 'Subgraph trainings did not answer.',
        path: ['center', 'trainings', 0],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      }),
    ).toEqual({
      what: 'Subgraph trainings did not answer. (at center › trainings › 0)',
      then: expect.stringMatching(/^Everything else in the answer is complete/),
      code: 'SUBGRAPH_UNAVAILABLE',
    });
    expect(adviseOn({ message: 'Odd.', locations: [{ line: 3, column: 1 }] })).toEqual({
      what: 'Odd. (in line 3)',
      then: expect.stringMatching(/^Try again/),
      code: null,
    });
  });

  it('tells the same trouble of many elements once', () => {
    const error = { message: 'Down.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
    expect(groupAdvice([error, error, { message: 'Odd.' }]).map(({ times }) => times)).toEqual([
      2, 1,
    ]);
  });
});

describe('readCost', () => {
  it('reads fetches, batches and operations of a planned answer in the order they began', () => {
    const operation = {
      operation: 'find',
      collection: 'centers',
      indexes: ['a,b'],
      keysExamined: 3,
      documentsExamined: 2,
      returned: 2,
      isCollectionScan: false,
      isSortedInMemory: true,
      isFailed: false,
      startMs: 2,
      milliseconds: 1.5,
    };
    const cost = readCost({
      explain: {
        path: 'planned',
        milliseconds: 15,
        plan: { kind: 'sequence', nodes: [] },
        fetches: [
          { subgraph: 'own', operation: '{ a }', entities: null, startMs: 1, ms: 4, errors: 0 },
          {
            ...{ subgraph: 'trainings', operation: '{ b }', entities: 3, startMs: 5, ms: 9 },
            ...{ errors: 1, bytes: 70, attempts: 2 },
          },
        ],
        operations: [
          operation,
          { ...operation, startMs: 3, isFailed: true, documentsExamined: null },
          { ...operation, startMs: 4, isSortedInMemory: false, documentsExamined: null },
        ],
        batches: [{ loader: 'centers', keys: 2, startMs: 2 }],
        nodes: { worstCase: 8, returned: 2 },
        cache: { state: 'on', hits: 3, misses: 1, lagMs: null, collections: [] },
      },
    });
    const read = { kind: 'database', name: 'find centers', ms: 1.5 };
    expect(cost).toEqual({
      path: 'planned',
      ms: 15,
      steps: [
        {
          kind: 'fetch',
          name: 'own',
          startMs: 1,
          ms: 4,
          facts: ['root fields'],
          hasTrouble: false,
        },
        {
          ...{ kind: 'batch', name: 'centers', startMs: 2, ms: 0 },
          facts: ['2 look-ups put together'],
          hasTrouble: false,
        },
        {
          ...read,
          startMs: 2,
          facts: [
            '2 found',
            '2 documents examined',
            '3 index keys examined',
            'index a,b',
            'sorted in memory',
          ],
          hasTrouble: true,
        },
        { ...read, startMs: 3, facts: ['did not come to an end'], hasTrouble: true },
        { ...read, startMs: 4, facts: ['2 found', 'how is not known'], hasTrouble: false },
        {
          ...{ kind: 'fetch', name: 'trainings', startMs: 5, ms: 9, hasTrouble: true },
          facts: ['3 entities', '70 bytes', '2 attempts', '1 error'],
        },
      ],
      nodes: { returned: 2, worstCase: 8 },
      cache: { state: 'on', hits: 3, misses: 1, lagMs: null },
      plan: { kind: 'sequence', nodes: [] },
    });
  });

  it('is null where nothing is told', () => {
    expect([undefined, null, {}, { explain: 1 }].map(readCost)).toEqual([null, null, null, null]);
  });
});
