import { beforeAll, describe, expect, it } from '@jest/globals';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import type { Say } from '../../src/publishing/command.ts';
import { publish } from '../../src/publishing/publish.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, edit, smallSet, type Files } from '../support/dataSet.ts';
import { offer, publishOf, update } from '../support/parts.ts';
import { commandOf, publishParts, reviewer } from '../support/publishing.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const gamep = { name: 'gamep', owner: 'Center:gamep', mayReview: false };

async function importFiles(files: Files): Promise<void> {
  await importData({ db, dir: await write(files), now });
}

function withResource(id: string): Files {
  return edit('resources.json', (rows) => [...rows, { ...rows[0], id }]);
}

async function statusOf(writer: typeof gamep | typeof reviewer, action: Say) {
  const command = commandOf(action, { writer });
  const [outcome] = (await publish(await publishParts(db, now), [command])).outcomes;
  return outcome?.status;
}

beforeAll(async () => {
  await ensureIndexes(db);
  await importFiles(smallSet);
});

describe('an import', () => {
  it('leaves what was published to who has published it, also where a file has it by now', async () => {
    const ofPuertoRico = { providerKind: 'CENTER_NETWORK', stateCodes: ['PR'] };
    const said = publishOf('Resource:for-others', { ...offer('for-others'), ...ofPuertoRico });
    expect(await statusOf({ ...reviewer, owner: 'Center:gamep' }, said)).toBe('ACCEPTED');
    const stored = async () =>
      db.collection<KeptRecordDoc>('records').findOne({ _id: 'Resource:for-others' });
    const before = await stored();
    const fates: unknown[] = [];
    const retitle = async (title: string): Promise<void> => {
      fates.push(await statusOf(gamep, update('Resource:for-others', { title })));
    };
    await retitle('By its publisher');
    await importFiles(withResource('for-others'));
    await retitle('With one in a file');
    await importFiles(smallSet);
    await retitle('Without');
    expect(fates).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(await stored()).toEqual({
      ...before,
      record: { ...before?.record, title: 'Without' },
      version: 4,
    });
  });

  it('leaves what was accepted before there were bounds', async () => {
    const said = publishOf('Resource:of-old', offer('of-old'));
    expect(await statusOf(reviewer, said)).toBe('ACCEPTED');
    const title = 'x'.repeat(300);
    const ofOld = { entityId: 'Resource:of-old' };
    await db.collection('amendments').updateOne(ofOld, { $set: { 'set.title': title } });
    // The same files are not gone over again.
    await importFiles(withResource('one-more'));
    expect(await db.collection('resources').findOne({ slug: 'of-old' })).toMatchObject({
      name: title,
    });

    await db.collection('amendments').updateOne(ofOld, { $set: { 'set.kind': 'NO_KIND' } });
    await importFiles(withResource('another'));
    expect(await db.collection('resources').findOne({ slug: 'of-old' })).toBeNull();
  });
});
