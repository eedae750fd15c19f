import { describe, expect, it } from '@jest/globals';
import { agency, useDataProblems } from '../../support/dataProblems.ts';

const { problemsOf } = useDataProblems();

describe('a text of a data file', () => {
  it.each([
    ['name', 'x'.repeat(201), `expected at most 200 characters, got "${'x'.repeat(58)}…`],
    [
      'summary',
      'a\u0000b',
      String.raw`expected characters that can be read, and none that control but tabs and ends of lines, got "a\u0000b"`,
    ],
    [
      'name',
      'a\uD800b',
      String.raw`expected characters that can be read, and none that control, got "a\ud800b"`,
    ],
  ])('is refused as %s where it is %j', async (field, value, problem) => {
    expect(await problemsOf(agency({ [field]: value }))).toEqual([
      `agencies.json: record nist-mep: ${field}: ${problem}`,
    ]);
  });
});
