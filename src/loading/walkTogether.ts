import type { StoredDoc } from '../collections/define.ts';
import type { CollectionSizes } from './collectionSizes.ts';
import type { Parents } from './lookUp.ts';
import type { Member } from './members.ts';
import { canCheck, rootQuery } from './pageQuery.ts';
import type { Projection } from './projection.ts';
import type { Question } from './question.ts';
import type { Reader } from './reader.ts';
import type { WalkMemory } from './walkMemory.ts';

export interface Walking {
  readonly parents: Parents;
  readonly walks: WalkMemory;
  readonly sizes: Pick<CollectionSizes, 'of'>;
}

/** What one walk gave: the page of each parent, or null for one that it did not serve. */
export type WalkedPages = readonly (readonly StoredDoc[] | null)[];

/**
 * Pages of several parents by one walk over the elements of all of them, in the order of the list. What it returns is a
 * prefix of that order: the first n of it that hold one of a parent's keys are that parent's first n, exactly; and
 * where the walk came to the end, a parent has no more than it found. Null where such a walk is not worth a try.
 */
export async function walkTogether(
  reader: Reader,
  question: Question,
  { parents: { field, keys }, walks, sizes }: Walking,
): Promise<WalkedPages | null> {
  const { collection, members, order, checks, cut, projection } = question;
  const values = [...new Set(keys.flat())];
  const most = Math.max(leastRows, 2 * keys.length * cut.limit);
  if (!isMerged(values.length, question, field)) return null;
  const isChecked = members.every((member) => canCheck(member, field, checks));
  if (!isChecked && (await sizes.of(collection)) > smallCollection) return null;
  const list = nameOf(question, field, keys.length);
  const limit = walks.limitOf(list, most);
  if (limit === null) return null;
  const start: Member = { field, values };
  const { filter, hint } = rootQuery(start, members, { cut, order, checks });
  const found = await reader.find(collection, filter, {
    projection: withField(projection, field),
    sort: cut.sort,
    limit,
    hint,
  });
  const isEnd = found.length < limit;
  const shared = share(found, { field, keys, size: cut.limit, isEnd });
  walks.note(list, { limit, most, ...shared });
  return shared.pages;
}

/** Documents that a filter may look at in vain, where no index checks it. */
const smallCollection = 1000;

/** Rows that it is no loss to read in vain. */
const leastRows = 50;

/** MongoDB merges as many ranges of an index in order; of more it would sort what they hold. */
const maxRanges = 200;
/** With conditions on the place, `rootQuery` multiplies out what is more. */
const maxRangesBehindCursor = 100;

/** Whether MongoDB reads the elements of so many keys in order. */
function isMerged(keys: number, { order, cut }: Question, field: string): boolean {
  // Ordered by what parents are told apart by, one comes after the other.
  if (field === order.field) return false;
  return keys <= (cut.branches.length === 0 ? maxRanges : maxRangesBehindCursor);
}

/** Lists that are alike as far as walks go; where few parents are served, many may not be. */
function nameOf({ collection, members, cut }: Question, field: string, parents: number): string {
  return JSON.stringify([
    collection,
    field,
    cut.sort,
    cut.limit,
    cut.branches.length > 0,
    members.map((member) => member.field),
    Math.ceil(Math.log2(parents)),
  ]);
}

interface Sharing extends Parents {
  readonly size: number;
  /** Whether there is nothing behind what was found. */
  readonly isEnd: boolean;
}

interface Shared {
  readonly pages: WalkedPages;
  readonly isServed: boolean;
  readonly need: number | null;
}

/** Gives each parent what holds one of its keys, up to a page. */
function share(found: readonly StoredDoc[], { field, keys, size, isEnd }: Sharing): Shared {
  const pages = keys.map((): StoredDoc[] => []);
  const parentsOf = indexParents(keys);
  let need = 0;
  let open = pages.length;
  for (const [position, document] of found.entries()) {
    for (const parent of parentsWith(valuesAt(document, field), parentsOf)) {
      const page = pages[parent];
      if (page === undefined || page.length === size) continue;
      page.push(document);
      if (page.length < size) continue;
      open -= 1;
      need = position + 1;
    }
    if (open === 0) break;
  }
  if (open === 0) return { pages, isServed: true, need };
  if (isEnd) return { pages, isServed: true, need: null };
  return {
    pages: pages.map((page) => (page.length === size ? page : null)),
    isServed: false,
    need: null,
  };
}

function indexParents(
  keys: readonly (readonly string[])[],
): ReadonlyMap<unknown, readonly number[]> {
  const parentsOf = new Map<unknown, number[]>();
  for (const [parent, parentKeys] of keys.entries()) {
    for (const key of new Set(parentKeys)) {
      const known = parentsOf.get(key);
      if (known === undefined) parentsOf.set(key, [parent]);
      else known.push(parent);
    }
  }
  return parentsOf;
}

/** Each parent once, by however many of its keys. */
function parentsWith(
  values: readonly unknown[],
  parentsOf: ReadonlyMap<unknown, readonly number[]>,
): Iterable<number> {
  const [first, ...others] = values.flatMap((value) => {
    const parents = parentsOf.get(value);
    return parents === undefined ? [] : [parents];
  });
  if (first === undefined) return [];
  return others.length === 0 ? first : new Set([first, ...others].flat());
}

/** What a document has at a path, which leads through no lists. */
function valuesAt(document: StoredDoc, path: string): readonly unknown[] {
  let value: unknown = document;
  for (const name of path.split('.')) {
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  }
  // Elements of documents are whatever they are.
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** A path below what is read anyway would be refused. */
function withField(projection: Projection, field: string): Projection {
  const names = field.split('.');
  const isRead = names.some((_, end) => projection[names.slice(0, end + 1).join('.')] === 1);
  return isRead ? projection : { ...projection, [field]: 1 };
}
