import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  fuzzFederations,
  type FuzzOptions,
  type FuzzReport,
} from '../../support/federations/fuzz.ts';

const usual: FuzzOptions = {
  firstSeed: 1,
  pairs: 240,
  questions: 6,
  size: { least: 3, most: 5 },
  failing: 0,
};

/** What went wrong, as a person who looks into it wants to read it. */
function describeFailures({ failures }: FuzzReport): readonly string[] {
  return failures.map(
    ({ seed, number, outcome, fuzzCase }) =>
      `${outcome.kind}, graph ${seed}, operation ${number}: ${outcome.detail}\n${fuzzCase.question.text}`,
  );
}

describe('random federations', () => {
  let report: FuzzReport;

  beforeAll(async () => {
    report = await fuzzFederations(usual);
  });

  it('answer every operation as one server that knows all would', () => {
    expect(describeFailures(report)).toEqual([]);
    expect(report.outcomes).toEqual(new Map([['right', usual.pairs]]));
  });

  it('tell of everything that is missing where fetches fail, and nothing that is not so', async () => {
    const failing = await fuzzFederations({ ...usual, firstSeed: 5001, pairs: 60, failing: 0.25 });
    expect(describeFailures(failing)).toEqual([]);
  });

  it('are answered where our own domains are one of the subgraphs', async () => {
    const own = await fuzzFederations({ ...usual, firstSeed: 8001, pairs: 36, own: 1 });
    expect(describeFailures(own)).toEqual([]);
    expect([own.ownGraphs, own.refused.size]).toEqual([6, 0]);
  });

  it('are answered over HTTP as in one process, failures too', async () => {
    const served = { ...usual, firstSeed: 7001, pairs: 24, http: 1 };
    const [whole, failing] = [
      await fuzzFederations(served),
      await fuzzFederations({ ...served, firstSeed: 7501, failing: 0.25 }),
    ];
    expect([...describeFailures(whole), ...describeFailures(failing)]).toEqual([]);
  });

  it('have what federations have, in graphs and in answers of several fetches', () => {
    const seen = new Set(report.coverage.pairs().map(([feature]) => feature));
    const wanted = [
      '@interfaceObject',
      '@override',
      '@provides',
      '@requires',
      '@requires of objects',
      '@requires with arguments',
      'interface taken for an object',
      'key of __typename alone',
      'Query behind a field',
      'mutation',
      'objects in representations',
      'subscription',
      'ten levels',
    ];
    const made = new Set(report.coverage.graphs().map(([feature]) => feature));
    const written = [
      '@requires with fragments',
      'enums that differ',
      'fields of several types',
      'interfaces of interfaces',
      'keys with objects in objects',
      'root types of other names',
      'two @interfaceObject of one interface',
    ];
    expect(wanted.filter((feature) => !seen.has(feature))).toEqual([]);
    expect(written.filter((feature) => !made.has(feature))).toEqual([]);
  });
});
