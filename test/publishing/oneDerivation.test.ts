import { beforeAll, describe, expect, it } from '@jest/globals';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { publish } from '../../src/publishing/publish.ts';
import { relate } from '../../src/publishing/relate.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { publishParts, rebuiltDocuments, storedDocuments } from '../support/publishing.ts';
import { createRandom } from '../support/random.ts';
import { randomCommand, randomFiles } from '../support/randomWrites.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');

beforeAll(async () => {
  await ensureIndexes(db);
});

/** More by hand: `WRITE_SEQUENCES=500 npm test -- test/publishing/oneDerivation`. */
const sequences = Number(process.env['WRITE_SEQUENCES'] ?? 6);
const firstSeed = Number(process.env['WRITE_SEED'] ?? 1);

describe('documents', () => {
  it.each(Array.from({ length: sequences }, (_, index) => firstSeed + index))(
    'are those of files and the whole log after writes and imports in any order (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const parts = await publishParts(db, now);
      // Without it, an import finds the set that it imported last, and has nothing to do.
      for (const name of ['amendments', 'answered', 'imports'])
        await db.collection(name).deleteMany({});
      let dir = await write(smallSet);
      await importData({ db, dir, now });
      for (let step = 0; step < 12; step += 1) {
        if (random.chance(0.2)) {
          dir = await write(randomFiles(random));
          await importData({ db, dir, now });
        } else {
          const count = 1 + random.integer(4);
          const commands = await Promise.all(
            Array.from({ length: count }, () => randomCommand(db, random)),
          );
          await publish(parts, commands);
        }
        const rebuilt = await rebuiltDocuments(db, dir, 2026, false);
        expect(await storedDocuments(db, Object.keys(rebuilt), false)).toEqual(rebuilt);
      }
      await relate(parts);
      const rebuilt = await rebuiltDocuments(db, dir, 2026, true);
      expect(await storedDocuments(db, Object.keys(rebuilt), true)).toEqual(rebuilt);
    },
  );
});
