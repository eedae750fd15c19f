import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandStartedEvent } from 'mongodb';
import { stores } from '../../src/collections/stores.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import type { Command } from '../../src/publishing/command.ts';
import { Publisher } from '../../src/publishing/publisher.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { commandOf, rebuiltDocuments, say, storedDocuments } from '../support/publishing.ts';
import { until } from '../support/until.ts';

const { db, client } = testDatabase();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const write = dataFolders();
let dir: string;

beforeAll(async () => {
  await ensureIndexes(db);
  dir = await write(smallSet);
  await importData({ db, dir, now });
});

function createPublisher(restMs: number): Publisher {
  return new Publisher({
    db,
    now,
    restMs,
    note: () => undefined,
    log: {
      warn: ({ err }: { err: unknown }) => {
        expect(err).toBeUndefined();
      },
    },
  });
}

const rows = smallSet['resources.json'] ?? [];

function resources(prefix: string, count: number): readonly Command[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${prefix}-${index}`;
    const at = { entity: `Resource:${id}`, file: 'resources' } as const;
    const row = rows[index % rows.length];
    return commandOf(say({ ...at, kind: 'PUBLISH', set: { ...row, id } }));
  });
}

function hasSome(related: unknown): boolean {
  return Array.isArray(related) && related.length > 0;
}

describe('what is related', () => {
  it('is what an import tells, where resources are too many to be written together', async () => {
    const publisher = createPublisher(600_000);
    await publisher.publish(resources('many', 450));
    await publisher.publish(resources('more', 450));
    await publisher.relate();
    await publisher.close();
    const rebuilt = await rebuiltDocuments(db, dir, 2026, true);
    expect(await storedDocuments(db, Object.keys(rebuilt), true)).toEqual(rebuilt);
    expect(rebuilt['resources']?.filter(({ related }) => hasSome(related)).length).toBeGreaterThan(
      500,
    );
  });

  it('is told once all that waits is written', async () => {
    const publisher = createPublisher(1);
    const sent: string[] = [];
    const listener = ({ commandName, command }: CommandStartedEvent): void => {
      const isCounting = JSON.stringify(command).includes('"$sum":1');
      if (command['aggregate'] === stores.records.name && isCounting) sent.push('counts resources');
      else if (commandName === 'commitTransaction') sent.push(commandName);
    };
    client.on('commandStarted', listener);
    // More than half of what one transaction does, so that none is done with the next.
    await Promise.all(
      Array.from({ length: 4 }, async (_, index) =>
        publisher.publish(resources(`wave${index}`, 260)),
      ),
    );
    await until('what is related to be told', async () => {
      const outbox = await db.collection(stores.outbox.name).findOne();
      return outbox?.['relatedAt'] === outbox?.['resourcesAt'];
    });
    client.off('commandStarted', listener);
    await publisher.close();
    const written = Array.from({ length: 4 }, () => 'commitTransaction');
    expect(sent).toEqual([...written, 'counts resources', 'commitTransaction']);
  });
});
