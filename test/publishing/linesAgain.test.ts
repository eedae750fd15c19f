import { beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import { publishLines } from '../../src/publishing/bulk.ts';
import { Publisher } from '../../src/publishing/publisher.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';
import { line, source } from '../support/publishedLine.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
const log = { warn: () => undefined };
const publisher = new Publisher({ db, log, note: () => undefined, now, restMs: 3.6e6 });
const asker: Asker = { ...anonymous, kind: 'key', name: 'reviewer', scopes: new Set(['review']) };

beforeAll(async () => {
  await ensureIndexes(db);
  await importData({ db, dir: await write(smallSet), now });
});

describe('lines that are sent again', () => {
  it('does a line without a key again where its record is no longer as it left it', async () => {
    const say = (kind: string, record?: object): string =>
      JSON.stringify({ kind, entity: 'Resource:to-and-fro', record, source });
    const titled = (title: string): string => say('UPDATE', { title });
    const there = line('to-and-fro');
    const versions = async (...lines: string[]): Promise<unknown[]> =>
      (await publishLines(publisher, asker, { texts: lines, from: 1 })).map(
        ({ version }) => version,
      );
    const file = [there, titled('One'), titled('Two')];
    expect(await versions(...file, titled('One'), titled('One'))).toEqual([1, 2, 3, 4, 4]);
    expect(await versions(there, titled('One'), titled('Two'))).toEqual([1, 4, 5]);
    expect(await versions(titled('Two'))).toEqual([5]);
    expect(await versions(say('WITHDRAW'), there, there, say('WITHDRAW'))).toEqual([6, 7, 7, 8]);
    expect(await versions(say('WITHDRAW'))).toEqual([8]);
  });
});
