import { describe, expect, it } from '@jest/globals';
import { relateResources, type Related } from '../../../src/documents/related.ts';
import { records } from '../../support/realData.ts';

type Set = Parameters<typeof relateResources>[0];

/** What the data's own resources are related to, with the records of each file in some order. */
function relatedIn(order: <Row>(rows: readonly Row[]) => readonly Row[]): Related {
  const files = ['agencies', 'associations', 'topics', 'centers', 'states', 'resources'];
  const set = Object.fromEntries(files.map((name) => [name, order(records(name))]));
  // They pass their schemas, as other tests see.
  return relateResources(set as unknown as Set);
}

describe('what is related', () => {
  it('is the same in whatever order the records stand in their files', () => {
    const related = relatedIn((rows) => rows);
    expect(relatedIn((rows) => rows.toReversed())).toEqual(related);
    const half = Math.floor(records('resources').length / 2);
    const turned = relatedIn((rows) => [...rows.slice(half), ...rows.slice(0, half)]);
    expect(turned).toEqual(related);
  });
});
