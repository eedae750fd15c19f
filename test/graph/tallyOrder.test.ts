import { describe, expect, it } from '@jest/globals';
import { TallyCounts } from '../../src/loading/tallyCounts.ts';

describe('counts of values', () => {
  it.each([[[2012, 'never', 2011]], [['never', 2012, 2011]], [[2011, 2012, 'never']]])(
    'put %j, of equal count, in one order',
    (values) => {
      const counts = new TallyCounts();
      for (const value of values) counts.add(counts.rows.codesOf([value]), [], 1);
      expect(counts.rows.mostFrequent(3).map(({ value }) => value)).toEqual([2011, 2012, 'never']);
    },
  );
});
