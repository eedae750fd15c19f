import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { composeCase } from '../../support/federations/case.ts';
import { readCase } from '../../support/federations/caseText.ts';

const folder = new URL('cases/', import.meta.url);
const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql'));

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
