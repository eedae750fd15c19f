import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { readChanges } from '../../src/changes/changes.ts';
import { takeTurn } from '../../src/changes/outbox.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { createClient } from '../../src/mongo/client.ts';
import { publish } from '../../src/publishing/publish.ts';
import type { Word } from '../../src/publishing/word.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { openWay } from '../support/lostServer.ts';
import { commandOf, publishParts, say } from '../support/publishing.ts';

const { db, client, uri } = testDatabase();
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

function update(title: string): Word {
  const at = { entity: 'Resource:everywhere', file: 'resources' } as const;
  return { kind: 'UPDATE', ...at, set: { title }, add: {} };
}

describe('what an election could take back', () => {
  const command = commandOf(say(update('Said')));

  it('is not reported done, nor answered as before', async () => {
    const parts = await publishParts(db, now);
    const first = await commandsOf(async () => publish(parts, [command]));
    const commit = { commandName: 'commitTransaction', acknowledged: byMost };
    expect(first.at(-1)).toEqual(commit);
    expect(await commandsOf(async () => publish(parts, [command]))).toEqual([
      expect.objectContaining({ commandName: 'aggregate', level: 'snapshot' }),
      // The turn, so that there is something to wait for.
      { commandName: parts.takesAllAtOnce ? 'bulkWrite' : 'update' },
      commit,
    ]);
  });

  it('is not told as a change', async () => {
    const [change] = (await readChanges(db, { after: null, types: null, first: 1 })).changes;
    const following = { after: change?.token ?? null, types: null, first: 1000 };
    const later = { level: 'majority', isAfterTheOneBefore: true };
    expect(await commandsOf(async () => readChanges(db, following))).toEqual([
      { commandName: 'find', level: 'majority' },
      { commandName: 'find', ...later },
      { commandName: 'find', ...later },
    ]);
  });
});

interface Held {
  /** Ends the connections, as a kill of the process does; its transaction stays. */
  readonly kill: () => void;
  /** Takes back what it has written. */
  abort(): Promise<void>;
}

const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
});

/** Another process, in the middle of a transaction that has the turn. */
async function holdTurn(): Promise<Held> {
  const way = await openWay(uri);
  const other = createClient(`mongodb://127.0.0.1:${way.port}/?directConnection=true`);
  const session = other.startSession();
  session.startTransaction();
  await takeTurn(session, other.db(db.databaseName), 5000);
  closing.push(() => other.close());
  return {
    kill: way.lose,
    abort: async () => {
      await session.abortTransaction();
      way.lose();
    },
  };
}

/** The names of commands that come after the last refusal, where the turn is held until the first. */
async function sentAfterRefusal(run: () => Promise<unknown>): Promise<readonly string[]> {
  const held = await holdTurn();
  let aborted: Promise<void> | undefined;
  const listener = ({ commandName }: CommandStartedEvent): void => {
    if (commandName === 'abortTransaction') aborted ??= held.abort();
  };
  client.on('commandStarted', listener);
  const sent = await commandsOf(run);
  client.off('commandStarted', listener);
  await aborted;
  const names = sent.map((one) => Object.values(one)[0] as string);
  return names.slice(names.lastIndexOf('abortTransaction') + 1);
}

describe('the turn to write', () => {
  it('is taken first by a write that was in the way of another', async () => {
    const parts = await publishParts(db, now);
    const sent = await sentAfterRefusal(async () => publish(parts, [commandOf(say(update('B')))]));
    expect(sent.slice(0, 2)).toEqual(['findAndModify', 'aggregate']);
  });

  it('is not kept by a process that was killed', async () => {
    const parts = await publishParts(db, now);
    const held = await holdTurn();
    const sent = commandsOf(async () => publish(parts, [commandOf(say(update('Another')))]));
    held.kill();
    expect(await sent).toContainEqual({ commandName: 'killSessions' });
  });

  it('is taken first by an import that was in the way of others', async () => {
    const [first = {}, ...others] = smallSet['topics.json'] ?? [];
    const files = { ...smallSet, 'topics.json': [{ ...first, label: 'Leaner' }, ...others] };
    const sent = await sentAfterRefusal(async () =>
      importData({ db, dir: await write(files), now }),
    );
    expect(sent.slice(0, 3)).toEqual(['aggregate', 'findAndModify', 'find']);
  });
});
