import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { StoredDoc } from '../../src/collections/define.ts';
import { typeOfId } from '../../src/ids.ts';
import { importData, loadData } from '../../src/import/import.ts';
import { fileNames } from '../../src/records/files.ts';
import { dataFiles } from '../../src/records/index.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';

const { db } = testDatabase();

async function lengthOf(file: string): Promise<number> {
  const records: unknown = JSON.parse(await readFile(`data/${file}`, 'utf8'));
  return Array.isArray(records) ? records.length : 0;
}

async function fileLengths(): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries(
    await Promise.all(
      fileNames.map(async (name) => [name, await lengthOf(dataFiles[name].file)] as const),
    ),
  );
}

describe('the data of this project', () => {
  it('is imported whole', async () => {
    await ensureIndexes(db);
    const lengths = await fileLengths();

    const summary = await importData({ db, dir: 'data' });

    const inserted = Object.fromEntries(summary.map((row) => [row.name, row.inserted]));
    const { zipPrefixes = 0, ...entities } = lengths;
    const all = Object.values(entities).reduce((sum, length) => sum + length, 0);
    const count = (...files: readonly string[]): number =>
      files.reduce((sum, file) => sum + (lengths[file] ?? 0), 0);
    expect(zipPrefixes).toBeGreaterThan(0);
    expect(inserted).toEqual({
      ...entities,
      entities: all,
      resourceNeighbours: count('agencies', 'associations', 'centers', 'states'),
      agreementNeighbours: count('agencies', 'associations'),
      centerNeighbours: count('states'),
      // 932 prefixes and 17 ZIP codes that lie elsewhere than theirs.
      zipAreas: 949,
      searchTerms: expect.any(Number),
    });
    const counts = await Promise.all(
      summary.map(async ({ name }) => [name, await db.collection(name).countDocuments()]),
    );
    expect(Object.fromEntries(counts)).toEqual(inserted);
  });

  it('refers to nothing that is no entity', async () => {
    const { collections } = await loadData('data', new Date());
    const documents = collections.flatMap((collection) => collection.documents);
    const entities = collections.find(({ name }) => name === 'entities')?.documents ?? [];
    const known = new Set(entities.map(({ _id }) => _id));
    const types = new Set(entities.map((entity) => String(entity['type'])));

    const ids = new Set(documents.flatMap(idsIn).filter((id) => types.has(typeOfId(id))));

    expect([...ids].filter((id) => !known.has(id)).toSorted()).toEqual(['Center:*', 'State:*']);
    expect([...known].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('is counted right in its README', async () => {
    const readme = await readFile('data/README.md', 'utf8');
    const rows = [...readme.matchAll(/^\| (\S+\.json.*?) \| ([\d ·]+?) \|/gm)];
    const counted = rows.flatMap(([, files = '', counts = '']) => {
      const lengths = counts.split(' · ').map(Number);
      return files.split(' · ').map((file, index) => [file, lengths[index]] as const);
    });
    const lengths = await fileLengths();

    expect(Object.fromEntries(counted)).toEqual(
      Object.fromEntries(fileNames.map((name) => [dataFiles[name].file, lengths[name]])),
    );
  });
});

/** Every text of a document that looks like a global id. */
function idsIn(document: StoredDoc): readonly string[] {
  const ids: string[] = [];
  JSON.stringify(document, (_key, value: unknown) => {
    if (typeof value === 'string' && /^[A-Z][A-Za-z]+:\S+$/.test(value)) ids.push(value);
    return value;
  });
  return ids;
}
