import { hash } from 'node:crypto';
import type { Db } from 'mongodb';
import { stores, type AskerPointsDoc } from '../collections/stores.ts';
import type { Quota } from '../identity/asker.ts';
import type { PointsLedger } from './settling.ts';

const maxTimeMS = 2000;

/** What askers have left, in MongoDB and by its clock. Who they are is not written down, only a hash of it. */
export function openPointsLedger(db: Db): PointsLedger {
  const docs = db.collection<AskerPointsDoc>(stores.askerPoints.name);
  return {
    spend: async (spent) => {
      await docs.bulkWrite(
        spent.map(({ asker, quota, points }) => ({
          updateOne: {
            filter: { _id: idOf(asker) },
            update: [
              { $set: { level: { $subtract: [levelNow(quota), points] }, at: '$$NOW' } },
              { $set: { level: { $min: ['$level', quota.maximum] } } },
              { $set: { fullAt: { $add: ['$$NOW', msUntilFull(quota)] } } },
            ],
            upsert: true,
          },
        })),
        // Each counts by itself.
        { ordered: false, maxTimeMS },
      );
    },
    levels: async (askers) => {
      const byId = new Map(askers.map(({ asker, quota }) => [idOf(asker), { asker, quota }]));
      const found = await docs
        .aggregate<Pick<AskerPointsDoc, '_id' | 'level'> & { readonly sinceMs: number }>(
          [
            { $match: { _id: { $in: [...byId.keys()] } } },
            { $project: { level: 1, sinceMs: { $subtract: ['$$NOW', '$at'] } } },
          ],
          { maxTimeMS },
        )
        .toArray();
      return new Map(
        found.flatMap(({ _id, level, sinceMs }) => {
          const known = byId.get(_id);
          if (known === undefined) return [];
          const back = (sinceMs * known.quota.pointsPerSecond) / 1000;
          return [[known.asker, Math.min(known.quota.maximum, level + back)]];
        }),
      );
    },
  };
}

function idOf(asker: string): string {
  return hash('sha256', asker, 'base64url');
}

/** With what has come back since. */
function levelNow({ pointsPerSecond, maximum }: Quota) {
  const sinceMs = { $subtract: ['$$NOW', { $ifNull: ['$at', '$$NOW'] }] };
  const level = { $ifNull: ['$level', maximum] };
  return { $min: [maximum, { $add: [level, { $multiply: [sinceMs, pointsPerSecond / 1000] }] }] };
}

function msUntilFull({ pointsPerSecond, maximum }: Quota) {
  return { $multiply: [{ $subtract: [maximum, '$level'] }, 1000 / pointsPerSecond] };
}
