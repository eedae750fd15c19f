import { collections } from '../collections/index.ts';
import type { EntityDoc, SearchTermDoc } from '../collections/network.ts';
import { stores, type KeptRecordDoc } from '../collections/stores.ts';
import { toSearchTerm, type Spellings } from '../documents/search.ts';
import { createCore, isOfCore, type Core } from './core.ts';
import {
  coreReach,
  deriveDocuments,
  editEntities,
  Edits,
  linkChanges,
  type Changed,
  type Derived,
  type Each,
} from './derive.ts';
import { toKept, type Found, type Reading, type Wanted } from './load.ts';
import type { PendingWrites } from './pendingWrites.ts';
import type { Kept } from './world.ts';
import { addEdits, putterFor } from './writeBatch.ts';

interface Around {
  readonly reading: Reading;
  readonly core: Core;
  readonly found: Found;
  readonly wanted: Wanted;
  readonly at: Date;
}

/** Adds all documents that some changes of records make others. */
export async function addDocuments(
  writes: PendingWrites,
  changed: readonly Changed[],
  { reading, core, found, wanted, at }: Around,
): Promise<void> {
  const after = coreAfter(core, changed);
  const reached =
    after === core ? [] : await loadReached(writes, reading, { core, after, changed, found });
  const { related, entities: stored } = found;
  const year = at.getUTCFullYear();
  const around = { before: core, after, year, related };
  const each: Each = async (items, make) => writes.each(items, make);
  const derived = await deriveDocuments([...changed, ...reached], around, each);
  const fresh = new Set<unknown>(
    changed.flatMap(({ id, before }) => (before === undefined ? [id] : [])),
  );
  const put = putterFor((id) => fresh.has(id));
  await addEdits(writes, derived.edits, { at, hashes: new Map(), put });
  await writes.send();
  const links = linkChanges(derived);
  await loadEntities(writes, reading, { derived, links, found, wanted });
  const entities = new Edits();
  const { nameOf } = after;
  const spellings = await editEntities(entities, derived, { links, stored, nameOf, each });
  const { name } = collections.network.entities;
  const hashes = new Map([...stored].map(([id, entity]) => [`${name} ${id}`, entity.hash]));
  await addEdits(writes, entities, { at, hashes, put });
  await writes.send();
  await writes.settle();
  await addWords(writes, reading, { spellings, found, wanted, at });
}

function coreAfter(core: Core, changed: readonly Changed[]): Core {
  const own = changed.filter(({ before, after }) =>
    isOfCore((after ?? before)?.file ?? 'resources'),
  );
  if (own.length === 0) return core;
  const kept = new Map(core.kept);
  for (const { id, after } of own) {
    if (after === null) kept.delete(id);
    else kept.set(id, after);
  }
  return createCore(kept);
}

/** Records whose documents are made with what has changed of the core. */
async function loadReached(
  writes: PendingWrites,
  reading: Reading,
  {
    core,
    after,
    changed,
    found,
  }: {
    readonly core: Core;
    readonly after: Core;
    readonly changed: readonly Changed[];
    readonly found: Found;
  },
): Promise<readonly Changed[]> {
  const reach = coreReach(core, after);
  await writes.settle();
  const own = new Set(changed.map(({ id }) => id));
  const kept = await readNaming(reach, reading);
  const leaves = kept.filter(({ id, file }) => !own.has(id) && !isOfCore(file));
  const resources = leaves.flatMap(({ id, file }) => (file === 'resources' ? [id] : []));
  await loadRelated(resources, reading, found);
  return leaves.map((one) => ({ id: one.id, before: one, after: one }));
}

/** Records that name what has changed of the core. */
async function readNaming(
  { ids, networkWide }: ReturnType<typeof coreReach>,
  { db, session, maxTimeMS }: Reading,
): Promise<readonly Kept[]> {
  const documents = await db
    .collection<KeptRecordDoc>(stores.records.name)
    .find(
      {
        record: { $ne: null },
        $or: [
          { refs: { $in: [...ids] } },
          ...(networkWide ? [{ file: 'resources', 'record.providerKind': 'CENTER_NETWORK' }] : []),
        ],
      },
      { session, maxTimeMS },
    )
    .toArray();
  return documents.flatMap((document) => toKept(document) ?? []);
}

/** What the documents of these resources name as related, which their records do not say. */
async function loadRelated(
  resources: readonly string[],
  { db, session, maxTimeMS }: Reading,
  found: Found,
): Promise<void> {
  const { name } = collections.resources.resources;
  const told = await db
    .collection<{ _id: string; related: [] }>(name)
    .find({ _id: { $in: resources } }, { session, maxTimeMS, projection: { related: 1 } })
    .toArray();
  for (const { _id, related } of told) found.related.set(_id, related);
}

/** Those that are there and not loaded yet of all that change. */
async function loadEntities(
  writes: PendingWrites,
  { db, session, maxTimeMS }: Reading,
  {
    derived: { entities },
    links,
    found,
    wanted,
  }: {
    readonly derived: Derived;
    readonly links: ReadonlyMap<string, number>;
    readonly found: Found;
    readonly wanted: Wanted;
  },
): Promise<void> {
  const ids = [...entities.map(({ id }) => id), ...links.keys()];
  const absent = new Set(entities.flatMap(({ id, before }) => (before === null ? [id] : [])));
  const isKnown = (id: string) =>
    wanted.entities.has(id) || found.entities.has(id) || absent.has(id);
  const missing = [...new Set(ids)].filter((id) => !isKnown(id));
  if (missing.length === 0) return;
  await writes.settle();
  const documents = await db
    .collection<EntityDoc>(collections.network.entities.name)
    .find({ _id: { $in: missing } }, { session, maxTimeMS })
    .toArray();
  for (const document of documents) found.entities.set(document._id, document);
}

async function addWords(
  writes: PendingWrites,
  reading: Reading,
  {
    spellings,
    found,
    wanted,
    at,
  }: Pick<Around, 'found' | 'wanted' | 'at'> & {
    readonly spellings: Spellings;
  },
): Promise<void> {
  const changes = [...spellings].flatMap(([word, forms]) => {
    const changing = [...forms].filter(([, change]) => change !== 0);
    return changing.length === 0 ? [] : [[word, changing] as const];
  });
  await loadWords(
    reading,
    found,
    changes.flatMap(([word]) => (wanted.words.has(word) || found.words.has(word) ? [] : [word])),
  );
  const { name } = collections.network.searchTerms;
  const edits = new Edits();
  for (const [word, changing] of changes) {
    const counts = new Map((found.words.get(word) ?? []).map((form) => [form.word, form.count]));
    for (const [written, change] of changing) {
      counts.set(written, (counts.get(written) ?? 0) + change);
    }
    const term = toSearchTerm(word, counts);
    if (term === null) edits.remove(name, word);
    else edits.put(name, term);
  }
  const stands = new Set<unknown>(found.words.keys());
  const put = putterFor((word) => !stands.has(word));
  await addEdits(writes, edits, { at, hashes: new Map(), put });
}

/** Those that were not foreseen, or not known by what they are taken from. */
async function loadWords(
  { db, session, maxTimeMS }: Reading,
  found: Found,
  missing: readonly string[],
): Promise<void> {
  if (missing.length === 0) return;
  const stored = await db
    .collection<SearchTermDoc>(collections.network.searchTerms.name)
    .find({ _id: { $in: [...missing] } }, { session, maxTimeMS, projection: { forms: 1 } })
    .toArray();
  for (const { _id, forms } of stored) found.words.set(_id, forms);
}
