import type { AnyBulkWriteOperation, Db } from 'mongodb';
import { openCollection, type StoredDoc } from '../../src/collections/define.ts';
import { network, type EntityDoc, type SearchTermDoc } from '../../src/collections/network.ts';
import { searchTermDocuments } from '../../src/documents/search.ts';
import { seal } from './documents.ts';

type Term = Pick<SearchTermDoc, '_id' | 'word' | 'count' | 'deletions'>;

const chunkSize = 5000;

/**
 * Writes the words that all entities are found by, real and synthetic, each with the number of
 * entities that have it; what was written before is put right.
 */
export async function writeVocabulary(db: Db): Promise<void> {
  const terms = await collectTerms(db);
  const operations = [...terms.values()].map(toUpsert);
  for (let from = 0; from < operations.length; from += chunkSize) {
    // In turn, as everything here.
    await openCollection(db, network.searchTerms).bulkWrite(
      operations.slice(from, from + chunkSize),
      { ordered: false, writeConcern: { w: 1 } },
    );
  }
}

async function collectTerms(db: Db): Promise<ReadonlyMap<string, Term>> {
  const terms = new Map<string, Term>();
  const entities = db
    .collection<EntityDoc>(network.entities.name)
    .find()
    .sort({ _id: 1 })
    .project<EntityDoc>({
      name: 1,
      abbreviations: 1,
      aliases: 1,
      summary: 1,
      keywords: 1,
      codes: 1,
    })
    .batchSize(chunkSize);
  let chunk: EntityDoc[] = [];
  for await (const entity of entities) {
    chunk.push(entity);
    if (chunk.length < chunkSize) continue;
    addTerms(terms, chunk);
    chunk = [];
  }
  addTerms(terms, chunk);
  return terms;
}

function addTerms(terms: Map<string, Term>, entities: readonly EntityDoc[]): void {
  for (const term of searchTermDocuments(entities)) {
    if (isSerialNumber(term._id)) continue;
    const known = terms.get(term._id);
    terms.set(term._id, known === undefined ? term : { ...known, count: known.count + term.count });
  }
}

/** Half a million of these are no words, and nothing that anybody writes has so many. */
function isSerialNumber(word: string): boolean {
  return /^#?\d{6,}$/.test(word);
}

function toUpsert({ _id, count, ...content }: Term): AnyBulkWriteOperation<StoredDoc> {
  // The count of a real word changes without its hash: an import leaves it as it is.
  const { _id: sealed, ...inserted } = seal({ _id, ...content });
  return {
    updateOne: {
      filter: { _id: sealed },
      update: { $set: { count }, $setOnInsert: inserted },
      upsert: true,
    },
  };
}
