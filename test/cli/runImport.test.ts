import { describe, expect, it } from '@jest/globals';
import { runImport } from '../../src/cli/runImport.ts';
import { StartupError } from '../../src/errors.ts';
import { publish } from '../../src/publishing/publish.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet, withChange, type Files } from '../support/dataSet.ts';
import { commandOf, publishParts, say } from '../support/publishing.ts';

const { client, db } = testDatabase();
const write = dataFolders();
const place = `database ${db.databaseName} at ${String(client.options.hosts[0])}`;
const elsewhere = 'name another database with --database, or in the path of MONGODB_URI.';

interface Run {
  readonly lines: readonly string[];
  readonly error: unknown;
  /** `opened`, `closed`: what became of the database. */
  readonly database: readonly string[];
}

async function run(files: Files): Promise<Run> {
  const dir = await write(files);
  const database: string[] = [];
  let text = '';
  const error = await runImport({
    dir,
    now: () => new Date('2026-03-02'),
    out: { write: (part) => (text += part) },
    openDatabase: async (onProgress) => {
      onProgress('Connecting');
      database.push('opened');
      return { db, description: 'a test', close: async () => void database.push('closed') };
    },
  }).catch((reason: unknown) => reason);
  return { lines: text.replace(dir, 'the folder').split('\n'), error, database };
}

describe('runImport', () => {
  it('says what it is doing, and what changed', async () => {
    await run(smallSet);

    const { lines, error, database } = await run(withChange('topics.json', 1, { label: 'Leaner' }));

    expect(error).toBeUndefined();
    expect(lines).toEqual([
      'Checking the data set in the folder',
      'Opening the database',
      '  Connecting',
      'Preparing collections and indexes in a test',
      'Importing in one transaction',
      '  topics',
      '  entities',
      '  searchTerms',
      'Bringing in the places of ZIP codes',
      '',
      'collection             inserted    updated    removed  unchanged',
      'agencies                      0          0          0          2',
      'states                        0          0          0          3',
      'stateOrganizations            0          0          0          1',
      'centers                       0          0          0          2',
      'zipAreas                      0          0          0          5',
      'impacts                       0          0          0          3',
      'funding                       0          0          0          2',
      'centerNeighbours              0          0          0          3',
      'associations                  0          0          0          1',
      'resources                     0          0          0          4',
      'focusAreas                    0          0          0          3',
      'engagementModes               0          0          0          4',
      'topics                        0          1          0          1',
      'resourceNeighbours            0          0          0          8',
      'agreements                    0          0          0          1',
      'agreementNeighbours           0          0          0          3',
      'entities                      0          1          0         30',
      'searchTerms                   1          1          0         85',
      'arenas                        0          0          0          3',
      'all                           1          3          0        164',
      '',
    ]);
    expect(database).toEqual(['opened', 'closed']);
  });

  it('says which records of the files were withdrawn', async () => {
    await run(smallSet);
    const [row] = smallSet['resources.json'] ?? [];
    const at = { entity: `Resource:${String(row?.['id'])}`, file: 'resources' } as const;
    const parts = await publishParts(db, () => new Date('2026-03-02'));
    const { outcomes } = await publish(parts, [commandOf(say({ ...at, kind: 'WITHDRAW' }))]);

    const { lines } = await run(withChange('topics.json', 1, { label: 'Leaner' }));

    expect(lines.slice(-2)).toEqual([
      `${at.entity}: in the files, and withdrawn by what was accepted: publish it anew, or take it from the files (${outcomes[0]?.amendmentId})`,
      '',
    ]);
  });

  it('opens no database for a set that has problems', async () => {
    const { lines, error, database } = await run(withChange('topics.json', 1, { label: 5 }));

    expect(lines).toEqual(['Checking the data set in the folder', '']);
    expect(error).toBeInstanceOf(StartupError);
    expect(database).toEqual([]);
  });

  it('closes the database where the import fails', async () => {
    await db.command({ collMod: 'topics', validator: { label: { $ne: 'Leanest' } } });

    const { error, database } = await run(withChange('topics.json', 1, { label: 'Leanest' }));

    expect(error).toEqual(
      new StartupError(
        `Cannot import into topics in ${place}: the server said "Document failed validation". Take the validator away from that collection (collMod), or ${elsewhere}`,
      ),
    );
    expect(database).toEqual(['opened', 'closed']);
    await db.command({ collMod: 'topics', validator: {} });
  });

  it('says which index of somebody else lets no document of ours in', async () => {
    await run(smallSet);
    await db
      .collection('topics')
      .createIndexes([{ key: { label: 1 }, name: 'theirs', unique: true }]);

    const { error } = await run(withChange('topics.json', 1, { label: 'Energy' }));

    expect(String(error)).toMatch(
      /^StartupError: Cannot import into topics in .*: the server said "E11000 duplicate key error collection: \S+ index: theirs dup key: .*"\. Values that ought to be unique by that index are not: drop it, or /,
    );
    await db.collection('topics').dropIndex('theirs');
  });

  it('says so too where only ZIP codes are kept out', async () => {
    await run(smallSet);
    await db.collection('imports').deleteOne({ _id: 'zips' } as object);
    await db.collection('zips').deleteMany({});
    await db
      .collection('zips')
      .createIndexes([{ key: { release: 1 }, name: 'theirs', unique: true }]);

    const { error } = await run(smallSet);

    expect(String(error)).toMatch(
      /^StartupError: Cannot bring in the places of ZIP codes in .*: the server said "E11000 duplicate key error collection: \S+ index: theirs dup key: .*"\. Values that ought to be unique/,
    );
    await db.collection('zips').dropIndex('theirs');
  });
});
