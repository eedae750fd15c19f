import { describe, expect, it } from '@jest/globals';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import { importData } from '../../src/import/import.ts';
import { dataFolders, withChange } from '../support/dataSet.ts';
import { gamep, usePublishingGraph } from '../support/publishingGraph.ts';

const { db, mutate, lineErrors } = usePublishingGraph();
const write = dataFolders();

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

const faultsOf = (text: string) => lineErrors(gamep, text);

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

describe('a line with very many faults', () => {
  it('is told of the first, and of how many more there are', async () => {
    const faults = await faultsOf(
      line(
        'strange',
        Array.from({ length: 200_000 }, () => ({})),
      ),
    );
    expect(faults).toHaveLength(101);
    expect(faults.at(0)?.field).toBe('record.sources[0].basis');
    expect(faults.at(-1)).toEqual({
      field: null,
      code: 'INVALID',
      message: 'There are 199900 more of such errors in this line.',
    });
  });

  it.each(['fields of a line', 'fields of a record'])('is told no more of %s', async (which) => {
    const fields = Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`f${n}`, n]));
    const isOfRecord = which === 'fields of a record';
    const update = { kind: 'UPDATE', entity: 'Center:gamep', source, record: {} };
    const faults = await faultsOf(
      JSON.stringify(isOfRecord ? { ...update, record: fields } : { ...update, ...fields }),
    );
    expect(faults).toHaveLength(101);
  });

  it('that updates is told once of sources, which its own source is one of', async () => {
    const update = {
      kind: 'UPDATE',
      entity: 'Center:gamep',
      source,
      record: { sources: [{}, {}] },
    };
    const faults = await faultsOf(JSON.stringify(update));
    expect(faults.map(({ field }) => field)).toEqual(['record.sources']);
  });
});

describe('a record that has as many as there can be', () => {
  const most = 1000;
  const addressOf = (index: number): string => `https://example.org/${index}`;

  it('takes one of its sources again, and says so where another is named', async () => {
    const others = Array.from({ length: most - 1 }, (_, index) => {
      // A note that there is none of may be left out.
      const known = { url: addressOf(index), basis: 'DOCUMENT' };
      return index % 2 === 0 ? { ...known, note: null } : known;
    });
    expect(await faultsOf(line('well-read', others))).toEqual([]);
    const input = { id: 'Resource:well-read', title: 'Better' };
    const updateBy = async (url: string) =>
      mutate(gamep, 'updateResource', { ...input, source: { url } });
    expect(await updateBy(addressOf(most))).toEqual({
      amendment: null,
      userErrors: [
        {
          field: 'source',
          code: 'INVALID',
          message:
            'Expected a source that the record has, as it has as many as there can be, got another: name one of them, with its note.',
        },
      ],
    });
    for (const index of [0, 1]) {
      expect(await updateBy(addressOf(index))).toEqual({
        amendment: { status: 'ACCEPTED' },
        userErrors: [],
      });
    }
  });

  it('takes a status with a source in place of a note where it has as many notes', async () => {
    const statusNotes = Array.from({ length: most }, (_, index) => {
      return { asOf: '2025-01-01', note: `Note ${index}.`, source: 'https://example.org' };
    });
    const files = withChange('centers.json', 1, { statusNotes });
    await importData({ db, dir: await write(files) });
    const id = gamep.owner;
    const report = async (note: string | null) =>
      mutate(gamep, 'reportStatus', {
        ...{ id, source },
        status: { code: 'OPERATING', asOf: '2026-03-01', source: source.url, note },
      });
    expect(await report('One more.')).toEqual({
      amendment: null,
      userErrors: [
        {
          field: 'status',
          code: 'INVALID',
          message:
            'Expected a status with a source in place of a note, as the record has as many notes as there can be, got one with a note.',
        },
      ],
    });
    expect(await report(null)).toEqual({ amendment: { status: 'ACCEPTED' }, userErrors: [] });
  });
});
