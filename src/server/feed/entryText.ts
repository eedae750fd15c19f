import type { FeedEntry } from '../../changes/feed.ts';
import { jsonLine } from '../../table/jsonLine.ts';

const known = new WeakMap<FeedEntry, string>();

/** A change as JSON, written once for all who are told of it. */
export function entryText(entry: FeedEntry): string {
  const earlier = known.get(entry);
  if (earlier !== undefined) return earlier;
  const text = jsonLine(entry);
  known.set(entry, text);
  return text;
}
