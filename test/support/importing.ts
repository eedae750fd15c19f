import { afterEach, beforeAll } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import type { StoredDoc } from '../../src/collections/define.ts';
import { importData, loadData } from '../../src/import/import.ts';
import type { ImportSummary } from '../../src/import/write.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { dataFolders, smallSet, type Files } from './dataSet.ts';

export const monday = new Date('2026-03-02T08:00:00Z');
export const tuesday = new Date('2026-03-03T08:00:00Z');

type Contents = Readonly<Record<string, readonly StoredDoc[]>>;

interface Importing extends TestDatabase {
  readonly write: ReturnType<typeof dataFolders>;
  /** By default as of Monday. */
  readonly importSet: (files: Files, at?: Date) => Promise<ImportSummary>;
  /** Every document of ours, by `_id` within its collection. */
  readonly contents: () => Promise<Contents>;
  readonly commandsOf: (run: () => Promise<unknown>) => Promise<readonly string[]>;
}

/** A database that is empty before each test, to import into. */
export function useImporting(): Importing {
  const database = testDatabase();
  const { client, db } = database;
  const write = dataFolders();
  const contents = async (): Promise<Contents> => {
    const { collections } = await loadData(await write(smallSet), monday);
    const found = await Promise.all(
      [...collections, { name: 'imports' }].map(
        async ({ name }) =>
          [name, await db.collection<StoredDoc>(name).find().sort({ _id: 1 }).toArray()] as const,
      ),
    );
    return Object.fromEntries(found);
  };
  beforeAll(async () => {
    await ensureIndexes(db);
  });
  afterEach(async () => {
    const names = Object.keys(await contents());
    await Promise.all(names.map((name) => db.collection(name).deleteMany({})));
  });
  return {
    ...database,
    write,
    importSet: async (files, at = monday) =>
      importData({ db, dir: await write(files), now: () => at }),
    contents,
    commandsOf: async (run) => {
      const commands: string[] = [];
      const listener = ({ commandName }: CommandStartedEvent): unknown =>
        commands.push(commandName);
      client.on('commandStarted', listener);
      await run();
      client.off('commandStarted', listener);
      return commands;
    },
  };
}

/** What an import did, without the collections it left as they were. */
export function changesIn(summary: ImportSummary): Readonly<Record<string, string>> {
  return Object.fromEntries(
    summary
      .filter(({ inserted, updated, removed }) => inserted + updated + removed > 0)
      .map(({ name, inserted, updated, removed }) => [
        name,
        `+${inserted} ~${updated} -${removed}`,
      ]),
  );
}
