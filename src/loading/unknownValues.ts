import { userError } from '../errors.ts';
import type { Member } from './members.ts';
import type { Reader } from './reader.ts';

/**
 * Looks whether the filter asks for something that does not exist. Where something was found, only
 * values that it may not be owed to are in doubt: one of several, or one beside "all of them".
 * @throws BAD_USER_INPUT that names the filter and the value.
 */
export async function refuseUnknownValues(
  reader: Reader,
  collection: string,
  { members, isEmpty }: { readonly members: readonly Member[]; readonly isEmpty: boolean },
): Promise<void> {
  const doubtful = members.filter(
    ({ origin }) => isEmpty || origin?.rule.or !== undefined || origin?.rule.match === 'any',
  );
  if (doubtful.length === 0) return;
  await Promise.all(doubtful.map((member) => refuseUnknownValue(reader, collection, member)));
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
  const found = await reader.find(
    from,
    { [path]: { $in: asked } },
    { projection, limit: asked.length },
  );
  const existing = new Set(found.flatMap((document) => document[path] as unknown));
  const unknown = asked.find((value) => !existing.has(value));
  if (unknown === undefined) return;
  throw userError(
    'BAD_USER_INPUT',
    `Expected "filter.${origin.filter}" to be something that exists, got ${unknown}.`,
  );
}
