import { MongoBulkWriteError, type Db } from 'mongodb';
import { openCollection } from '../../src/collections/define.ts';
import { importData } from '../../src/import/import.ts';
import { loadZips } from '../../src/import/zips.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import {
  batchBuilder,
  batchesOf,
  collectionNames,
  type Batch,
  type DocumentsByCollection,
} from './documents.ts';
import { openMarkers, startMarker } from './marker.ts';
import { writeVocabulary } from './vocabulary.ts';
import type { World } from './world.ts';

export interface FillOptions {
  readonly db: Db;
  readonly world: World;
  /** Folder with the real data files, which are imported too. */
  readonly dir: string;
  readonly onProgress?: (progress: FillProgress) => void;
  /** Stops behind the batch that is being written; the next run goes on from there. */
  readonly signal?: AbortSignal;
}

export type FillProgress =
  | { readonly step: 'records'; readonly done: number; readonly of: number }
  | { readonly step: 'words' }
  | { readonly step: 'indexes' }
  | { readonly step: 'real records' };

/** Fills `db` with synthetic data, and the real ones beside them; tells whether it is all there. */
export async function fillDatabase(options: FillOptions): Promise<'complete' | 'stopped'> {
  const { db, world, dir, onProgress } = options;
  const marker = await startMarker(db, world);
  if (marker.isComplete) return 'complete';
  // First: a small server that has just taken in a lot refuses transactions until it has room again.
  onProgress?.({ step: 'real records' });
  await createCollections(db);
  await importData({ db, dir });
  await loadZips(db);
  if ((await writeBatches(options, marker.finishedBatches)) === 'stopped') return 'stopped';
  onProgress?.({ step: 'words' });
  await writeVocabulary(db);
  // Built at once, indexes take a fraction of what keeping them up takes.
  onProgress?.({ step: 'indexes' });
  await ensureIndexes(db);
  await openMarkers(db).updateOne(
    { _id: 'synthetic' },
    { $set: { isComplete: true } },
    // Whatever was written before is then safe with it.
    { writeConcern: { w: 'majority', journal: true } },
  );
  return 'complete';
}

/** Without indexes, which come last. */
async function createCollections(db: Db): Promise<void> {
  const present = await db.listCollections({}, { nameOnly: true }).toArray();
  const missing = collectionNames().filter((name) => !present.some((other) => other.name === name));
  await Promise.all(missing.map((name) => db.createCollection(name)));
}

async function writeBatches(
  { db, world, onProgress, signal }: FillOptions,
  finishedBatches: number,
): Promise<'complete' | 'stopped'> {
  const build = batchBuilder(world);
  const batches = batchesOf(world);
  const of = sizeOf(batches);
  let done = sizeOf(batches.slice(0, finishedBatches));
  onProgress?.({ step: 'records', done, of });
  let writing: Promise<void> = Promise.resolve();
  for (const [index, batch] of batches.entries()) {
    if (index < finishedBatches) continue;
    if (signal?.aborted === true) break;
    // The next batch is made while the one before is written.
    const documents = build(batch);
    await writing;
    writing = writeBatch(db, documents, index + 1).then(() => {
      done += batch.to - batch.from;
      onProgress?.({ step: 'records', done, of });
    });
  }
  await writing;
  return done < of ? 'stopped' : 'complete';
}

function sizeOf(batches: readonly Batch[]): number {
  return batches.reduce((sum, { from, to }) => sum + to - from, 0);
}

// What is lost with a server that fails is made again by the next run: nothing waits for more.
const writeConcern = { w: 1 } as const;

async function writeBatch(
  db: Db,
  documents: DocumentsByCollection,
  finishedBatches: number,
): Promise<void> {
  await Promise.all(
    [...documents].map(async ([name, rows]) => {
      try {
        await openCollection(db, { name }).insertMany([...rows], { ordered: false, writeConcern });
      } catch (error) {
        if (!isOnlyThereAlready(error)) throw error;
      }
    }),
  );
  await openMarkers(db).updateOne(
    { _id: 'synthetic' },
    { $set: { finishedBatches } },
    { writeConcern },
  );
}

/** A run that was killed left a part of its last batch: the very documents that this one has. */
function isOnlyThereAlready(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError)) return false;
  return [error.writeErrors].flat().every(({ code }) => code === 11000);
}
