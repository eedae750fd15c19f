import { createHash } from 'node:crypto';
import type { Collection, Db } from 'mongodb';
import { StartupError } from '../../src/errors.ts';
import { importFormat } from '../../src/documents/seal.ts';
import { syntheticFormat } from './documents.ts';
import type { World } from './world.ts';

/** How far a database is filled; a run that was stopped goes on from there. */
export interface Marker {
  readonly _id: 'synthetic';
  readonly resources: number;
  readonly seed: number;
  /** Tells what this would be filled with from anything else. */
  readonly fingerprint: string;
  readonly finishedBatches: number;
  /** Indexes and the real records are there too. */
  readonly isComplete: boolean;
}

export function openMarkers(db: Db): Collection<Marker> {
  return db.collection<Marker>('syntheticData');
}

/**
 * How far `db` is filled with what `world` makes; marks it as synthetic when it is empty.
 * @throws StartupError when it holds anything else.
 */
export async function startMarker(db: Db, world: World): Promise<Marker> {
  const fingerprint = fingerprintOf(world);
  const found = await openMarkers(db).findOne({ _id: 'synthetic' });
  if (found === null) {
    await refuseForeign(db);
    const marker: Marker = {
      _id: 'synthetic',
      resources: world.counts.resources,
      seed: world.seed,
      fingerprint,
      finishedBatches: 0,
      isComplete: false,
    };
    await openMarkers(db).insertOne(marker);
    return marker;
  }
  if (found.fingerprint === fingerprint) return found;
  const { resources, seed } = found;
  throw new StartupError(
    `Expected ${db.databaseName} to hold the same synthetic data, got ${resources} resources of seed ${seed}, or ones of another version or other data files; give another --database, or --fresh to begin anew.`,
  );
}

/** Drops the database if it is one that was filled with synthetic data. */
export async function dropSynthetic(db: Db): Promise<void> {
  if ((await openMarkers(db).findOne({ _id: 'synthetic' })) !== null) await db.dropDatabase();
}

/** Drops the database if it was filled with synthetic data, but not with what `world` makes. */
export async function dropOutdated(db: Db, world: World): Promise<void> {
  const found = await openMarkers(db).findOne({ _id: 'synthetic' });
  if (found !== null && found.fingerprint !== fingerprintOf(world)) await db.dropDatabase();
}

async function refuseForeign(db: Db): Promise<void> {
  const present = await db.listCollections({}, { nameOnly: true }).toArray();
  if (present.length === 0) return;
  const names = present.map(({ name }) => name).join(', ');
  throw new StartupError(
    `Expected ${db.databaseName} to be empty or filled with synthetic data before, got ${names}; nothing was written. Give another --database.`,
  );
}

function fingerprintOf({ counts, seed, fingerprint }: World): string {
  const parts = [syntheticFormat, importFormat, seed, counts, fingerprint];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
