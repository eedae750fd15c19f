import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { composeCase } from '../../support/federations/case.ts';
import { readCase, writeCase } from '../../support/federations/caseText.ts';
import {
  fuzzFederations,
  type FuzzOptions,
  type FuzzReport,
} from '../../support/federations/fuzz.ts';
import { shrink } from '../../support/federations/shrink.ts';

const folder = new URL('../../cases/federations/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql'));

const usual: FuzzOptions = {
  firstSeed: 1,
  pairs: 240,
  questions: 6,
  size: { least: 3, most: 5 },
  failing: 0,
};

/** What went wrong, as a person who looks into it wants to read it. The first becomes a file, as small as it still shows it. */
async function describeFailures({ failures }: FuzzReport): Promise<readonly string[]> {
  const [first] = failures;
  if (first !== undefined) {
    const small = writeCase(await shrink(first.fuzzCase, first.outcome.kind));
    await mkdir(folder, { recursive: true });
    await writeFile(new URL(`seed-${first.seed}-${first.number}.graphql`, folder), small);
  }
  return failures.map(
    ({ seed, number, outcome, fuzzCase }) =>
      `${outcome.kind}, graph ${seed}, operation ${number}: ${outcome.detail}\n${fuzzCase.question.text}`,
  );
}

/** Federations that the fuzz found, made as small as they still show it. */
describe('a federation that was once answered wrong', () => {
  it.each(files)('is answered as by one server: %s', async (file) => {
    const { subgraphs, seed, question, failures } = readCase(
      await readFile(new URL(file, folder), 'utf8'),
    );
    const composed = await composeCase(subgraphs, seed);
    if (composed.kind === 'refused') throw new Error(composed.message);
    const { kind, detail } = await composed.federation.ask(question, failures);
    expect({ kind, detail }).toEqual({ kind: 'right', detail: '' });
  });
});

describe('random federations', () => {
  let report: FuzzReport;

  beforeAll(async () => {
    report = await fuzzFederations(usual);
  });

  it('answer every operation as one server that knows all would', async () => {
    expect(await describeFailures(report)).toEqual([]);
    expect(report.outcomes).toEqual(new Map([['right', usual.pairs]]));
  });

  it('tell of everything that is missing where fetches fail, and nothing that is not so', async () => {
    const failing = await fuzzFederations({ ...usual, firstSeed: 5001, pairs: 60, failing: 0.25 });
    expect(await describeFailures(failing)).toEqual([]);
  });

  it('are answered where our own domains are one of the subgraphs', async () => {
    const own = await fuzzFederations({ ...usual, firstSeed: 8001, pairs: 36, own: 1 });
    expect(await describeFailures(own)).toEqual([]);
    expect([own.ownGraphs, own.refused.size]).toEqual([6, 0]);
  });

  it('are answered over HTTP as in one process, failures too', async () => {
    const served = { ...usual, firstSeed: 7001, pairs: 24, http: 1 };
    const [whole, failing] = [
      await fuzzFederations(served),
      await fuzzFederations({ ...served, firstSeed: 7501, failing: 0.25 }),
    ];
    expect([...(await describeFailures(whole)), ...(await describeFailures(failing))]).toEqual([]);
  });

  it('show each asker what it may see, and nobody is asked for the rest', async () => {
    const guarded = await fuzzFederations({ ...usual, firstSeed: 9001, pairs: 60, guarded: 1 });
    expect(await describeFailures(guarded)).toEqual([]);
    expect(guarded.coverage.deniedPairs).toBeGreaterThan(10);
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
