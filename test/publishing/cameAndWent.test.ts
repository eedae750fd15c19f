import { beforeAll, describe, expect, it } from '@jest/globals';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { publish } from '../../src/publishing/publish.ts';
import type { Word } from '../../src/publishing/word.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { commandOf, publishParts, say } from '../support/publishing.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet), now });
});

describe('what is published and withdrawn in one transaction', () => {
  it('goes on from its version when it is published again', async () => {
    const parts = await publishParts(db, now);
    const [row] = smallSet['resources.json'] ?? [];
    const at = { entity: 'Resource:brief', file: 'resources', add: {} } as const;
    const come: Word = { ...at, kind: 'PUBLISH', set: { ...row, id: 'brief' } };
    const go: Word = { ...at, kind: 'WITHDRAW', set: {} };
    const versions = async (...words: readonly Word[]) => {
      const { outcomes } = await publish(
        parts,
        words.map((word) => commandOf(say(word))),
      );
      return outcomes.map(({ version, problems }) => ({ version, problems }));
    };

    expect(await versions(come, go)).toEqual([1, 2].map((version) => ({ version, problems: [] })));
    expect(await versions(come)).toEqual([{ version: 3, problems: [] }]);
  });
});
