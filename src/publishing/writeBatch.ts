import { setImmediate } from 'node:timers/promises';
import {
  MongoBulkWriteError,
  MongoClientBulkWriteError,
  type AnyBulkWriteOperation,
  type ClientSession,
  type Db,
  type Document,
} from 'mongodb';
import type { StoredDoc } from '../collections/define.ts';
import { hashContent } from '../documents/seal.ts';
import type { Each, Edits } from './derive.ts';

export type Operation = AnyBulkWriteOperation;

/** Operations by the collection that they are for. */
export type Batch = Map<string, Operation[]>;

export function addTo(batch: Batch, name: string, ...operations: readonly Operation[]): void {
  const known = batch.get(name);
  if (known === undefined) batch.set(name, [...operations]);
  else known.push(...operations);
}

/** What operations are added to. */
interface Adding {
  add(name: string, ...operations: readonly Operation[]): void;
  readonly each: Each;
}

/** Makes documents as they are stored; what is as it was is left alone. */
export async function addEdits(
  writes: Adding,
  edits: Edits,
  {
    at,
    hashes,
    put,
  }: {
    readonly at: Date;
    /** Of what is stored, by collection and id, as far as it is known. */
    readonly hashes: ReadonlyMap<string, string>;
    readonly put: Put;
  },
): Promise<void> {
  for (const [name, documents] of edits.entries()) {
    await writes.each(inOrderOfNames(documents), ([_id, content]) => {
      if (content === null) {
        writes.add(name, { deleteOne: { filter: idOf(_id) } });
        return;
      }
      const document = sealed(content, at);
      if (hashes.get(`${name} ${_id}`) !== document.hash) writes.add(name, put(document));
    });
  }
}

/** Most indexes go by name: what comes in its order is put next to each other, which takes the server a tenth less time. */
function inOrderOfNames(documents: ReadonlyMap<string, StoredDoc | null>): readonly NamedEdit[] {
  return [...documents].toSorted(([, one], [, other]) => {
    const [name, otherName] = [sortNameOf(one), sortNameOf(other)];
    return name < otherName ? -1 : Number(name > otherName);
  });
}

type NamedEdit = readonly [id: string, content: StoredDoc | null];

/** Words have none, and stay as they are. */
function sortNameOf(content: StoredDoc | null): string {
  // Whatever a document holds: its type tells only its id.
  const name = (content as { readonly sortName?: unknown } | null)?.sortName;
  return typeof name === 'string' ? name : '';
}

function sealed(
  { origin: _origin, hash: _hash, updatedAt: _updatedAt, ...content }: Document,
  at: Date,
): StoredDoc & { readonly hash: string } {
  // What a document is made of has its id.
  const own = content as StoredDoc;
  return { ...own, origin: 'curated', hash: hashContent(own), updatedAt: at };
}

/** How a document is written, whether it is there or not. */
export type Put = (document: Document) => Operation;

/** What is nowhere yet is inserted, which costs the server half of replacing what may be there. */
export function putterFor(isNew: (id: unknown) => boolean): Put {
  return (document) => (isNew(document['_id']) ? insert(document) : replace(document));
}

/** As one command for each collection: inserts are no part of one that replaces, and are worth none of their own where they are few. */
export function inFewCommands(batch: Batch): Batch {
  return new Map(
    [...batch].map(([name, operations]) => [
      name,
      operations.every((operation) => 'insertOne' in operation)
        ? operations
        : operations.map((one) => ('insertOne' in one ? replace(one.insertOne.document) : one)),
    ]),
  );
}

export function insert(document: Document): Operation {
  return { insertOne: { document } };
}

export function replace({ _id, ...replacement }: Document): Operation {
  return { replaceOne: { filter: idOf(_id), replacement, upsert: true } };
}

export function idOf(_id: unknown): Document {
  return { _id };
}

export interface Writing {
  readonly db: Db;
  readonly session: ClientSession;
  readonly maxTimeMS: number;
  /** Whether the server takes writes to several collections in one command, as MongoDB 8 does. */
  readonly takesAllAtOnce: boolean;
}

/** Writes all of it within the transaction of the session. */
export async function runBatch(batch: Batch, writing: Writing): Promise<void> {
  try {
    await writeAll(batch, writing);
  } catch (error) {
    throw causeOf(error);
  }
}

/** The driver wraps what bulk writes fail with, and leaves out what it is, and whether the transaction may be tried again. */
function causeOf(error: unknown): unknown {
  if (error instanceof MongoClientBulkWriteError) return error.cause ?? error;
  // Only errors of single operations are its own.
  const isWrapped = error instanceof MongoBulkWriteError && error.errorResponse instanceof Error;
  return isWrapped ? error.errorResponse : error;
}

async function writeAll(batch: Batch, writing: Writing): Promise<void> {
  const { db, session, maxTimeMS, takesAllAtOnce } = writing;
  if (!takesAllAtOnce) return writeInTurn(batch, writing);
  const models = [...batch].flatMap(([name, operations]) =>
    operations.map((operation) => toModel(`${db.databaseName}.${name}`, operation)),
  );
  if (models.length === 0) return;
  await db.client.bulkWrite(models, { session, maxTimeMS, ordered: false });
}

/** A session runs one operation at a time; what the next one sends is made while the server writes. */
async function writeInTurn(batch: Batch, { db, session, maxTimeMS }: Writing): Promise<void> {
  let written: Promise<unknown> = Promise.resolve();
  for (const [name, operations] of batch) {
    const bulk = db.collection(name).initializeUnorderedBulkOp({ session });
    for (const operation of operations) bulk.raw(operation);
    await written;
    written = bulk.execute({ session, maxTimeMS });
    // What it fails with is heard where it is waited for; it is sent before the loop turns.
    written.catch(() => undefined);
    await setImmediate();
  }
  await written;
}

type Model = Parameters<Db['client']['bulkWrite']>[0][number];

function toModel(namespace: string, operation: Operation): Model {
  const [name] = Object.keys(operation);
  const [body] = Object.values(operation) as readonly object[];
  // The driver calls the same operations alike here and there, but nests them differently.
  return { name, namespace, ...body } as unknown as Model;
}

/** Since MongoDB 8.0. */
const WIRE_VERSION_OF_BULK = 25;

export async function takesAllAtOnce(db: Db): Promise<boolean> {
  const { maxWireVersion } = await db.client.db('admin').command({ hello: 1 });
  return Number(maxWireVersion) >= WIRE_VERSION_OF_BULK;
}
