import type { Document } from 'mongodb';
import type { ChecksRule } from '../collections/pageIndex.ts';
import { maxExactCount, type Count } from '../paging/paging.ts';
import { lookUp, type Parents } from './lookUp.ts';
import type { Member } from './members.ts';
import { allOf, conditionOf } from './pageQuery.ts';
import type { Reader } from './reader.ts';

/** How many documents of a collection hold all members, up to `maxExactCount`. */
export async function countRoot(
  reader: Reader,
  collection: string,
  members: readonly Member[],
): Promise<Count> {
  // Without conditions MongoDB would count by walking through the documents.
  const hint = members.length === 0 ? '_id_' : undefined;
  const [counted] = await reader.aggregate<Counted>(collection, countStages(members), hint);
  return toCount(counted);
}

/** The same for each parent, in one operation. */
export async function countEach(
  reader: Reader,
  collection: string,
  { members, ...parents }: Parents & { readonly members: readonly Member[] },
): Promise<readonly Count[]> {
  const shared = sharedKey(parents.keys);
  if (shared !== null) return countSharing(reader, collection, { ...parents, members, shared });
  const pipeline = countStages(members);
  const counts = await lookUp<Counted>(reader, collection, { ...parents, pipeline });
  return counts.map(([counted]) => toCount(counted));
}

/** A key that all of several parents have, e.g. the word for every state. */
function sharedKey([first = [], ...others]: Parents['keys']): string | null {
  if (others.length === 0) return null;
  return first.find((key) => others.every((keys) => keys.includes(key))) ?? null;
}

interface Sharing extends Parents {
  readonly members: readonly Member[];
  readonly shared: string;
}

interface SharingCounts extends Document {
  readonly shared: readonly Counted[];
  readonly own: readonly Counted[];
}

/**
 * Counts once what all parents share: MongoDB keeps the answer of a look-up that is the same for all.
 * Where that is as much as is ever counted, nothing else is looked at, else what each has beside it.
 */
async function countSharing(
  reader: Reader,
  collection: string,
  { members, field, keys, shared }: Sharing,
): Promise<readonly Count[]> {
  const others = keys.map((parentKeys) => ({ keys: parentKeys.filter((key) => key !== shared) }));
  const isEnough = { $gt: [{ $first: '$shared.count' }, maxExactCount] };
  const results = await reader.lookUp<SharingCounts>(collection, [
    { $documents: others },
    {
      $lookup: {
        from: collection,
        pipeline: [{ $match: { [field]: shared } }, ...countStages(members)],
        as: 'shared',
      },
    },
    // No id is empty.
    { $project: { shared: 1, keys: { $cond: [isEnough, [''], '$keys'] } } },
    {
      $lookup: {
        from: collection,
        localField: 'keys',
        foreignField: field,
        pipeline: [{ $match: { [field]: { $ne: shared } } }, ...countStages(members)],
        as: 'own',
      },
    },
    { $project: { shared: 1, own: 1 } },
  ]);
  return results.map(({ shared: [common], own: [own] }) =>
    toCount({ count: (common?.count ?? 0) + (own?.count ?? 0) }),
  );
}

/** How many documents have each value of a field that pages can start from. */
export async function countValues(
  reader: Reader,
  collection: string,
  field: string,
): Promise<ReadonlyMap<string, number>> {
  const found = await reader.aggregate<{ readonly _id: string }>(collection, [
    { $match: { [field]: { $gt: '' } } },
    { $sort: { [field]: 1 } },
    { $group: { _id: `$${field}` } },
  ]);
  const [first = [], ...others] = found.map(({ _id }) => [
    { $match: { [field]: _id } },
    { $count: 'count' },
    { $addFields: { value: { $literal: _id } } },
  ]);
  if (first.length === 0) return new Map();
  const counts = await reader.aggregate<Counted & { readonly value: string }>(collection, [
    ...first,
    ...others.map((pipeline) => ({ $unionWith: { coll: collection, pipeline } })),
  ]);
  return new Map(counts.map(({ value, count }) => [value, count]));
}

/**
 * Where a conjunction starts: from the member that fewest documents hold. One operation counts each
 * member up to a bound, on its index; a single member, or none, needs none. One whose index can check the
 * others may be more common: no document is read in vain there.
 * @returns `nothing` when some member is held by no document
 */
export async function findStart(
  reader: Reader,
  collection: string,
  {
    members,
    checks,
  }: { readonly members: readonly Member[]; readonly checks?: ChecksRule | undefined },
): Promise<Member | undefined | 'nothing'> {
  const [first, ...others] = members;
  if (first === undefined || others.length === 0) return first;
  const counts = await reader.aggregate<Counted & { readonly member: number }>(collection, [
    ...memberCount(first, 0),
    ...others.map((member, index) => ({
      $unionWith: { coll: collection, pipeline: memberCount(member, index + 1) },
    })),
  ]);
  if (counts.length < members.length) return 'nothing';
  const rarest = counts.reduce((least, next) => (next.count < least.count ? next : least));
  // A key is looked at in a quarter of the time of a document; of what is common, no more is known.
  const most =
    rarest.count === maxMemberCount
      ? maxMemberCount
      : Math.min(rarest.count * 4, maxMemberCount - 1);
  const checking = counts.find(
    ({ member, count }) => count <= most && canCheckOthers(members[member], members, checks),
  );
  return members[(checking ?? rarest).member];
}

function canCheckOthers(
  start: Member | undefined,
  members: readonly Member[],
  checks: ChecksRule | undefined,
): boolean {
  if (start === undefined || checks?.starts.includes(start.field) !== true) return false;
  return members.every((member) => member === start || checks.fields.includes(member.field));
}

/** Enough to tell what reads many documents in vain from what does not, and soon counted. */
const maxMemberCount = 25_000;

function memberCount(member: Member, index: number): readonly Document[] {
  return [
    { $match: conditionOf(member) },
    { $limit: maxMemberCount },
    { $count: 'count' },
    { $addFields: { member: index } },
  ];
}

function countStages(members: readonly Member[]): readonly Document[] {
  return [
    { $match: allOf(members.map(conditionOf)) },
    { $limit: maxExactCount + 1 },
    { $count: 'count' },
  ];
}

export interface Counted extends Document {
  readonly count: number;
}

export function toCount(counted: Counted | undefined): Count {
  const count = counted?.count ?? 0;
  return { value: Math.min(count, maxExactCount), isExact: count <= maxExactCount };
}
