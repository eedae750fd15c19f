import { beforeAll } from '@jest/globals';
import { fillDatabase } from '../../scripts/synthetic/fill.ts';
import { readWorld } from '../../scripts/synthetic/world.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { dataDir } from './realData.ts';

/** A test database that holds synthetic data, and the product's own, before the tests begin. */
export function syntheticDatabase(resources: number): TestDatabase {
  const database = testDatabase();
  beforeAll(async () => {
    const world = await readWorld({ resources, seed: 1, dir: dataDir });
    await fillDatabase({ db: database.db, world, dir: dataDir });
  });
  return database;
}
