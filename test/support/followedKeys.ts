import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { CommandStartedEvent, Db } from 'mongodb';
import type { IdentifyBearer } from '../../src/identity/createIdentify.ts';
import { createKeyIdentify } from '../../src/identity/keys/identifyKey.ts';
import { openKeys, openKeyUses } from '../../src/identity/keys/keyDocs.ts';
import { createKey, type NewKey } from '../../src/identity/keys/keyRecords.ts';
import { testDatabase } from './database.ts';
import { follow, untilLive, type Followed } from './followed.ts';
import { until } from './until.ts';

export const START = Date.parse('2026-11-29T10:20:30Z');
export const HOUR = 3_600_000;

/** What is asked for where a key is made. */
export const wanted: NewKey = {
  owner: 'Center:gamep',
  scopes: ['network:read', 'resources:write'],
  quota: { pointsPerSecond: 5, maximum: 500 },
  note: 'for tests',
  expiresAt: new Date(START + 24 * HOUR),
};

interface FollowedKeys {
  readonly db: Db;
  /** The clock of the process that is asked. */
  now: number;
  /** Its commands that have to do with keys. */
  commands: string[];
  /** A process that follows the database; it begins knowing nothing with each test. */
  readonly followed: Followed;
  readonly identify: IdentifyBearer;
  readonly make: () => ReturnType<typeof createKey>;
  /** Writes, and waits until the process that is asked knows of it. */
  readonly known: <Written>(write: () => Promise<Written>) => Promise<Written>;
}

/** Keys in a database, and a process that is asked by them. */
export function useFollowedKeys(): FollowedKeys {
  const { db, uri } = testDatabase();
  let followed: Followed;
  let identify: IdentifyBearer;
  const keys: FollowedKeys = {
    db,
    now: START,
    commands: [],
    get followed() {
      return followed;
    },
    identify: (text) => identify(text),
    make: () => createKey(db, wanted, new Date(START)),
    known: async (write) => {
      const before = followed.freshness.lastChange('accessKeys');
      const written = await write();
      await until('the change', () => followed.freshness.lastChange('accessKeys') > before);
      return written;
    },
  };
  beforeAll(async () => {
    followed = await follow(uri, db.databaseName);
    followed.db.client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
      const collection: unknown = command[commandName];
      if (typeof collection === 'string' && collection.startsWith('accessKey')) {
        keys.commands.push(`${commandName} ${collection}`);
      }
    });
  });
  afterAll(() => followed.close());
  beforeEach(async () => {
    await untilLive(followed);
    keys.now = START;
    keys.commands = [];
    identify = createKeyIdentify({
      db: followed.db,
      freshness: followed.freshness,
      isAvailable: () => true,
      log: { debug: () => undefined },
      now: () => keys.now,
    });
  });
  afterEach(async () => {
    await openKeys(db).deleteMany({});
    await openKeyUses(db).deleteMany({});
  });
  return keys;
}
