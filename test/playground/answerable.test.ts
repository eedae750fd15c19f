import { describe, expect, it } from '@jest/globals';
import { answerable } from '../../playground/gallery/answerable.ts';
import { questions } from '../../playground/gallery/index.ts';
import { OWN_OPERATIONS } from '../../src/operations/operationFiles.ts';
import { readFolder } from '../../src/operations/readFolder.ts';

describe('the questions of the gallery', () => {
  it('are all answered by a graph that has all operations, and else those that it has', async () => {
    const { files } = await readFolder(OWN_OPERATIONS);
    const names = files.map(({ name }) => name.replace('.graphql', ''));
    expect(answerable(questions, names)).toEqual(questions);
    expect(answerable(questions, [])).toEqual(questions);
    const one = answerable(questions, ['ImpactsByYear']);
    expect(one.map(({ query }) => query.split(' ', 2))).toEqual([['query', 'ImpactsByYear']]);
    expect(answerable(questions, ['Others'])).toEqual([]);
  });
});
