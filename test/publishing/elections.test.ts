import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { readChanges } from '../../src/changes/changes.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { publish } from '../../src/publishing/publish.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { commandOf, publishParts, say } from '../support/publishing.ts';

const { db, client } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet), now });
});

interface Concerned {
  readonly readConcern?: { readonly level?: string; readonly afterClusterTime?: object };
  readonly writeConcern?: object;
}

/** The commands that something sends, as far as they say what an election may take back. */
async function commandsOf(run: () => Promise<unknown>): Promise<readonly object[]> {
  const sent: object[] = [];
  const listener = ({ commandName, command }: CommandStartedEvent): void => {
    const { readConcern = {}, writeConcern } = command as Concerned;
    const { level, afterClusterTime } = readConcern;
    sent.push({
      commandName,
      ...(level !== undefined && { level }),
      ...(writeConcern !== undefined && { acknowledged: writeConcern }),
      ...(afterClusterTime !== undefined && { isAfterTheOneBefore: true }),
    });
  };
  client.on('commandStarted', listener);
  await run();
  client.off('commandStarted', listener);
  return sent;
}

const byMost = { w: 'majority', wtimeout: 10_000, j: true };

describe('what an election could take back', () => {
  const word = { kind: 'UPDATE', entity: 'Resource:everywhere', file: 'resources' } as const;
  const command = commandOf(say({ ...word, set: { title: 'Said' } }));

  it('is not reported done, nor answered as before', async () => {
    const parts = await publishParts(db, now);
    const first = await commandsOf(async () => publish(parts, [command]));
    const commit = { commandName: 'commitTransaction', acknowledged: byMost };
    expect(first.at(-1)).toEqual(commit);
    expect(await commandsOf(async () => publish(parts, [command]))).toEqual([
      expect.objectContaining({ commandName: 'findAndModify', level: 'snapshot' }),
      { commandName: 'aggregate' },
      commit,
    ]);
  });

  it('is not told as a change', async () => {
    const following = { after: null, types: null, first: 1000 };
    const later = { level: 'majority', isAfterTheOneBefore: true };
    expect(await commandsOf(async () => readChanges(db, following))).toEqual([
      { commandName: 'find', level: 'majority' },
      { commandName: 'find', ...later },
      { commandName: 'find', ...later },
    ]);
  });
});
