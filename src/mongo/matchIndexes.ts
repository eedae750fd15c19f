import { isDeepStrictEqual } from 'node:util';
import type { Db } from 'mongodb';
import { StartupError } from '../errors.ts';
import { placeOf } from './place.ts';

export type IndexKey = Readonly<Record<string, 1 | '2dsphere'>>;

export interface WantedIndex {
  readonly key: IndexKey;
  readonly name: string;
  /** What documents hold that it has; absent where it has all. */
  readonly partialFilterExpression?: Readonly<Record<string, object>>;
}

/** An index as a server lists it. */
export interface PresentIndex {
  readonly name: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly hidden?: boolean;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: object;
  readonly collation?: { readonly locale: string };
  readonly expireAfterSeconds?: number;
}

interface Place {
  readonly db: Db;
  readonly collection: string;
}

export interface Matched {
  readonly missing: readonly WantedIndex[];
  /** The names of those that are there under another, by the wanted name. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * Which of the wanted indexes are there. One counts only when look-ups find by it exactly what they ask
 * for: MongoDB takes a hint of a partial one, and leaves out what is not in it.
 * @throws StartupError where one stands in the way of a wanted one, or takes documents away
 */
export function matchIndexes(
  place: Place,
  wanted: readonly WantedIndex[],
  present: readonly PresentIndex[],
): Matched {
  refuseExpiring(place, present);
  const missing: WantedIndex[] = [];
  const aliases = new Map<string, string>();
  for (const index of wanted) {
    const alike = present.filter(({ key }) => printKey(key) === printKey(index.key));
    const usable = alike.filter((other) => oddityOf(other, index) === null);
    const match = usable.find(({ name }) => name === index.name) ?? usable[0];
    if (match === undefined) {
      const obstacle = present.find(({ name }) => name === index.name) ?? alike.find(isHidden);
      if (obstacle !== undefined) refuse(place, index, obstacle);
      missing.push(index);
    } else if (match.name !== index.name) {
      aliases.set(index.name, match.name);
    }
  }
  return { missing, aliases };
}

export function printKey(key: Readonly<Record<string, unknown>>): string {
  return Object.entries(key)
    .map(([field, direction]) => `${field} ${String(direction)}`)
    .join(',');
}

const hidden = 'it is hidden';

/** What keeps an index of the right keys from being as good as ours; null where nothing does. */
function oddityOf(index: PresentIndex, wanted: WantedIndex): string | null {
  const { unique, sparse, partialFilterExpression: held, collation, key } = index;
  if (isHidden(index)) return hidden;
  // One that has all documents, as former versions made them, serves as well.
  if (held !== undefined && !isDeepStrictEqual(held, wanted.partialFilterExpression)) {
    return 'it is partial';
  }
  if (collation !== undefined && collation.locale !== 'simple') {
    return `it has a collation (${collation.locale})`;
  }
  // Points have only sparse ones, and what ends in _id is unique anyway.
  if (sparse === true && !Object.values(key).includes('2dsphere')) return 'it is sparse';
  return unique === true && !('_id' in key) ? 'it is unique' : null;
}

/** A server takes a hidden one for the same as one that is not, and makes no other. */
function isHidden(index: PresentIndex): boolean {
  return index.hidden === true;
}

function refuse({ db, collection }: Place, wanted: WantedIndex, other: PresentIndex): never {
  const why =
    (printKey(other.key) === printKey(wanted.key) ? oddityOf(other, wanted) : null) ??
    `it is on ${JSON.stringify(other.key)}`;
  const name = JSON.stringify(other.name);
  const method = why === hidden ? 'unhideIndex' : 'dropIndex';
  throw new StartupError(
    `Expected index ${name} of ${collection} in ${placeOf(db)} to be a plain one on ${JSON.stringify(wanted.key)}, but ${why}. Run db.${collection}.${method}(${name}) in mongosh, and start again.`,
  );
}

function refuseExpiring({ db, collection }: Place, present: readonly PresentIndex[]): void {
  const expiring = present.find(({ expireAfterSeconds }) => expireAfterSeconds !== undefined);
  if (expiring === undefined) return;
  const name = JSON.stringify(expiring.name);
  throw new StartupError(
    `Expected the documents of ${collection} in ${placeOf(db)} to stay, but its index ${name} lets them expire. Run db.${collection}.dropIndex(${name}) in mongosh, and start again.`,
  );
}
