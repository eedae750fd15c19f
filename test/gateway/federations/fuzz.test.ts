import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  fuzzFederations,
  type FuzzOptions,
  type FuzzReport,
} from '../../support/federations/fuzz.ts';

interface KeptSeed {
  readonly seed: number;
  readonly failing: number;
  readonly least: number;
  readonly most: number;
}

const seeds = JSON.parse(
  await readFile(new URL('seeds.json', import.meta.url), 'utf8'),
) as readonly KeptSeed[];

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

  it.each(seeds)('answer what they once did not: %j', async ({ seed, failing, least, most }) => {
    const again = await fuzzFederations({
      pairs: 10,
      questions: 10,
      firstSeed: seed,
      failing,
      size: { least, most },
      onGraph: () => false,
    });
    expect(describeFailures(again)).toEqual([]);
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
      'mutation',
      'objects in representations',
      'subscription',
    ];
    expect(wanted.filter((feature) => !seen.has(feature))).toEqual([]);
  });
});
