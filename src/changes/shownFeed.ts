import { userError } from '../errors.ts';
import type { Shown } from '../identity/shown.ts';
import { typeOfFile } from '../records/typeOfFile.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { isEntityShown, shownRecord } from './shownRecord.ts';

/** The types of all records that there can be changes of. */
export const TYPES_TOLD: readonly string[] = Object.values(typeOfFile);

/** The types of records that may be told of, of those that are wanted; null for all there are. */
export function shownTypes<Wanted extends readonly string[] | null>(
  wanted: Wanted,
  shown: Shown | null,
): Wanted | readonly string[] {
  if (shown === null) return wanted;
  return (wanted ?? TYPES_TOLD).filter((type) => isEntityShown(type, shown));
}

/**
 * Refuses types that there are none of, or none that may be told of: who misspells one would wait without end.
 * @throws BAD_USER_INPUT
 */
export function checkTypes(wanted: readonly string[] | null, shown: Shown | null): void {
  const told = shownTypes(TYPES_TOLD, shown);
  const unknown = wanted?.find((type) => !told.includes(type));
  if (unknown === undefined && wanted?.length !== 0) return;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "types" to be some of ${told.join(', ')}, got ${gotOf(unknown)}.`,
  );
}

/**
 * Refuses what is no id of anything that may be told of; what has an id may come yet.
 * @throws BAD_USER_INPUT
 */
export function checkEntities(wanted: readonly string[] | null, shown: Shown | null): void {
  const told = shownTypes(TYPES_TOLD, shown);
  const strange = wanted?.find((id) => !told.includes(typeOf(id)) || id.endsWith(':'));
  if (strange === undefined && wanted?.length !== 0) return;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "entities" to be global ids, as Resource:lean-days, of ${told.join(', ')}, got ${gotOf(strange)}.`,
  );
}

/** An empty list is none to follow: who means all of them leaves it out. */
function gotOf(strange: string | undefined): string {
  return strange === undefined
    ? 'none; leave it out for all'
    : JSON.stringify(strange.slice(0, 40));
}

/**
 * The same feed, which tells of nothing that is not shown.
 * @param shownNow - asked at each read; null for everything
 */
export function shownFeed(feed: Feed, shownNow: () => Shown | null): Feed {
  return {
    seen: () => feed.seen(),
    untilChanged: async (...given) => feed.untilChanged(...given),
    place: async () => feed.place(),
    read: async (query) => {
      const shown = shownNow();
      if (shown === null) return feed.read(query);
      const page = await feed.read({ ...query, types: shownTypes(query.types, shown) });
      return { ...page, entries: page.entries.map((entry) => shownEntry(entry, shown)) };
    },
  };
}

/** A change of an entity that is shown, with as much of its record and its owner as is. */
export function shownEntry<Entry extends Pick<FeedEntry, 'type' | 'owner' | 'record'>>(
  entry: Entry,
  shown: Shown,
): Entry {
  const { type, owner, record } = entry;
  const isOwnerShown =
    owner !== null && shown.hasField('Change', 'owner') && isEntityShown(typeOf(owner), shown);
  const isRecordShown = record !== null && shown.hasField('Change', 'record');
  return {
    ...entry,
    owner: isOwnerShown ? owner : null,
    record: isRecordShown ? shownRecord(type, record, shown) : null,
  };
}

function typeOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
