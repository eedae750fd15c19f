import type { Filter } from 'mongodb';
import type { StoredDoc } from '../collections/define.ts';
import { findStart } from './counting.ts';
import type { Cut } from './keyset.ts';
import { lookUp, type Parents } from './lookUp.ts';
import type { Member } from './members.ts';
import { allOf, conditionOf, nestedStages, rootQuery } from './pageQuery.ts';
import type { Question } from './question.ts';
import type { Reader } from './reader.ts';
import { walkTogether, type Walking } from './walkTogether.ts';

/** A page of the whole collection: one operation, and one more that finds where a conjunction starts. */
export async function findRoot(reader: Reader, question: Question): Promise<readonly StoredDoc[]> {
  const { collection, members, cut, projection, checks } = question;
  const first = await findStart(reader, collection, { members, checks });
  if (first === 'nothing') return [];
  const others = members.filter((member) => member !== first);
  const { filter, ...start } = rootQuery(first, others, question);
  const { sort, limit } = cut;
  return reader.find(collection, filter, { projection, sort, limit, ...start });
}

/** A page for each parent: in one walk where that serves them, else in one look-up for all that it does not. */
export async function findEach(
  reader: Reader,
  question: Question,
  each: Walking,
): Promise<readonly (readonly StoredDoc[])[]> {
  const { parents } = each;
  const walked = await walkTogether(reader, question, each);
  if (walked === null) return lookUpEach(reader, question, parents);
  const { field, keys } = parents;
  const others = keys.filter((_, parent) => walked[parent] === null);
  const rest =
    others.length === 0 ? [] : await lookUpEach(reader, question, { field, keys: others });
  let next = 0;
  return walked.map((page) => page ?? rest[next++] ?? []);
}

/** A page for each parent, in one operation for all of them. */
function lookUpEach(
  reader: Reader,
  question: Question,
  parents: Parents,
): Promise<readonly (readonly StoredDoc[])[]> {
  const { collection, members, cut, projection } = question;
  if (cut.branches.length > 0) return findEachBehindCursor(reader, question, parents);
  return lookUp<StoredDoc>(reader, collection, {
    ...parents,
    pipeline: nestedStages(members, cut, projection),
  });
}

/** Behind a cursor, `$lookup` may walk another index from its start; these branches cannot. */
async function findEachBehindCursor(
  reader: Reader,
  question: Question,
  { field, keys }: Parents,
): Promise<readonly (readonly StoredDoc[])[]> {
  const { collection, members, cut, projection } = question;
  const pages: StoredDoc[][] = keys.map(() => []);
  const unions = keys.map((parentKeys, parent) => ({
    $unionWith: {
      coll: collection,
      pipeline: [
        { $match: parentPage({ field, keys: parentKeys }, members, cut) },
        { $sort: cut.sort },
        { $limit: cut.limit },
        { $project: { ...projection, [parentIndex]: { $literal: parent } } },
      ],
    },
  }));
  const found = await reader.lookUp<StoredDoc>(collection, [{ $documents: [] }, ...unions]);
  for (const document of found) pages[Number(document[parentIndex])]?.push(document);
  return pages;
}

// No document field begins like this.
const parentIndex = '__parent';

/** One range of an index for each key and branch, so that it is clear where to begin. */
function parentPage(
  { field, keys }: { readonly field: string; readonly keys: readonly string[] },
  members: readonly Member[],
  { branches, nested }: Cut,
): Filter<StoredDoc> {
  if (members.length > 0)
    return allOf([{ [field]: { $in: keys } }, ...members.map(conditionOf), nested]);
  const ranges = keys.flatMap((key) => branches.map((branch) => ({ [field]: key, ...branch })));
  return { $or: ranges };
}
