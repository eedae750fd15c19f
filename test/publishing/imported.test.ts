import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AmendmentDoc } from '../../src/collections/publishing.ts';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import type { Say } from '../../src/publishing/command.ts';
import { publish } from '../../src/publishing/publish.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, edit, smallSet, type Files } from '../support/dataSet.ts';
import { offer, publishOf, update, withdraw } from '../support/parts.ts';
import { commandOf, publishParts, reviewer } from '../support/publishing.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const gamep = { name: 'gamep', owner: 'Center:gamep', mayReview: false };

/** Gives what it tells of files and amendments that do not go together. */
async function importFiles(files: Files): Promise<readonly string[]> {
  let told: readonly string[] = [];
  const onClashes = (lines: readonly string[]): void => {
    told = lines;
  };
  await importData({ db, dir: await write(files), now, onClashes });
  return told;
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

  it('tells of each record of a file that was withdrawn, until it is published anew', async () => {
    const entity = 'Resource:come-back';
    const publishing = publishOf(entity, offer('come-back'));
    expect(await statusOf(reviewer, publishing)).toBe('ACCEPTED');
    expect(await statusOf(reviewer, withdraw(entity))).toBe('ACCEPTED');
    const gone = await db
      .collection<AmendmentDoc>('amendments')
      .findOne({ entityId: entity, kind: 'WITHDRAW' });
    const isThere = async () =>
      (await db.collection('resources').findOne({ slug: 'come-back' })) !== null;

    expect(await importFiles(withResource('come-back'))).toEqual([
      `${entity}: in the files, and withdrawn by what was accepted: publish it anew, or take it from the files (${gone?._id})`,
    ]);
    expect(await isThere()).toBe(false);
    expect(await importFiles(smallSet)).toEqual([]);

    expect(await statusOf(reviewer, publishing)).toBe('ACCEPTED');
    expect(await importFiles(withResource('come-back'))).toEqual([]);
    expect(await isThere()).toBe(true);
  });

  it('tells of what was accepted and does not fit the files any more', async () => {
    await importFiles(withResource('of-files'));
    expect(await statusOf(reviewer, update('Resource:of-files', { title: 'Better' }))).toBe(
      'ACCEPTED',
    );
    const said = await db
      .collection<AmendmentDoc>('amendments')
      .findOne({ entityId: 'Resource:of-files' });
    expect(await importFiles(smallSet)).toEqual([
      `Resource:of-files: passed over, as it does not fit the files (${said?._id})`,
    ]);
    expect(await importFiles(withResource('of-files'))).toEqual([]);
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
