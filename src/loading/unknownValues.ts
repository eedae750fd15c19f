import { userError } from '../errors.ts';
import type { Member } from './members.ts';
import type { Reader } from './reader.ts';

/**
 * Looks, where nothing matched, whether the filter asked for something that does not exist.
 * @throws BAD_USER_INPUT that names the filter and the value.
 */
export async function refuseUnknownValues(
  reader: Reader,
  collection: string,
  members: readonly Member[],
): Promise<void> {
  await Promise.all(members.map((member) => refuseUnknownValue(reader, collection, member)));
}

async function refuseUnknownValue(
  reader: Reader,
  collection: string,
  { field, values, origin }: Member,
): Promise<void> {
  const known = origin?.rule.known;
  if (origin === undefined || known === undefined) return;
  const asked = values.filter((value) => origin.rule.or?.includes(String(value)) !== true);
  const [from, path] = known === 'this' ? [collection, field] : [known.ids, '_id'];
  const projection = { _id: 1, [path]: 1 } as const;
  for (const value of asked) {
    // One at a time: an empty answer with several unknown values is rare, and one is enough to say so.
    const found = await reader.find(from, { [path]: value }, { projection, limit: 1 });
    if (found.length > 0) continue;
    throw userError(
      'BAD_USER_INPUT',
      `Expected "filter.${origin.filter}" to be something that exists, got ${value}.`,
    );
  }
}
