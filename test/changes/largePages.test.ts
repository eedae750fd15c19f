import { beforeAll, describe, expect, it } from '@jest/globals';
import { readChanges } from '../../src/changes/changes.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { testDatabase } from '../support/database.ts';
import { writeChanges } from '../support/webhooks.ts';

const { db } = testDatabase();
const million = 1_000_000;
const sizes = [1.5, 1.5, 1.5, 0.5, 5, 0.5, 3.9].map((millions) => millions * million);

beforeAll(async () => {
  await ensureIndexes(db);
  // One by one: together they are too large to be written.
  for (const size of sizes) await writeChanges(db, [{ record: { summary: 'x'.repeat(size) } }]);
});

describe('a page of changes', () => {
  it('ends where it would be too large, and the next goes on there', async () => {
    const pages: number[][] = [];
    let after: string | null = null;
    for (let hasMore = true; hasMore;) {
      const page = await readChanges(db, { after, types: null, first: 1000 });
      pages.push(page.changes.map(({ _id }) => _id));
      ({ token: after, hasMore } = page);
    }
    expect(pages).toEqual([[1, 2], [3, 4], [5], [6], [7]]);
  });
});
