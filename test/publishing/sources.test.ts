import { describe, expect, it } from '@jest/globals';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import { gamep, usePublishingGraph } from '../support/publishingGraph.ts';

const { db, writes } = usePublishingGraph();

const source = { url: 'https://example.org/line' };
const further = { url: 'https://example.org/further', basis: 'DOCUMENT', note: 'Part 2.' };
const nist = { url: 'https://nist.gov/p', basis: 'NIST_PARTNERSHIPS_PAGE' };

function line(slug: string, sources?: unknown): string {
  const record = {
    ...{ title: slug, kind: 'TRAINING', providerKind: 'CENTER_NETWORK', stateCodes: ['GA'] },
    ...{ focusArea: 'WORKFORCE', summary: 'What it offers.', sources },
  };
  return JSON.stringify({ kind: 'PUBLISH', entity: `Resource:${slug}`, record, source });
}

async function faultsOf(text: string): Promise<unknown> {
  const [result] = await writes.bulk.publishLines(gamep, { texts: [text], from: 1 });
  return result?.errors;
}

describe('the sources of what a line publishes', () => {
  it.each([
    ['none', undefined, []],
    ['further', [further], [further]],
    ['its-own', [{ ...source, basis: 'DOCUMENT', note: null }], []],
  ])('have that of the line, also with others (%s)', async (slug, sources, others) => {
    expect(await faultsOf(line(slug, sources))).toEqual([]);
    const stored = await db
      .collection<KeptRecordDoc>('records')
      .findOne({ _id: `Resource:${slug}` });
    expect(stored?.record?.['sources']).toEqual([
      ...others,
      { ...source, basis: 'DOCUMENT', note: null },
    ]);
  });

  it.each([
    [
      [further, nist],
      'record.sources[1].basis',
      'Expected "DOCUMENT", got "NIST_PARTNERSHIPS_PAGE".',
    ],
    [
      [{ url: null, basis: 'GENERAL_KNOWLEDGE' }],
      'record.sources[0].basis',
      'Expected "DOCUMENT", got "GENERAL_KNOWLEDGE".',
    ],
    [['https://nist.gov/p'], 'record.sources[0].basis', 'Expected "DOCUMENT", got nothing.'],
    ['https://nist.gov/p', 'record.sources', 'Expected a list, got "https://nist.gov/p".'],
    [
      [{ url: null, basis: 'DOCUMENT' }],
      'sources[0].url',
      'Expected the address of the page that was read, as basis is DOCUMENT, got null.',
    ],
  ])('are of no other origin than a page: %j', async (sources, field, message) => {
    expect(await faultsOf(line('refused', sources))).toEqual([{ field, code: 'INVALID', message }]);
  });
});
