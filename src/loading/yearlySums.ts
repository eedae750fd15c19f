import type { Document } from 'mongodb';
import type { Reader } from './reader.ts';

/** The sums of one year. */
export interface YearOfSums {
  readonly year: number;
  readonly sums: readonly YearlySum[];
}

interface YearlySum {
  readonly metric: string;
  readonly unit: string;
  readonly value: number;
  /** How many documents it sums up. */
  readonly reports: number;
}

interface Group extends Document {
  readonly _id: { readonly year: number; readonly metric: string };
  readonly unit: string;
  readonly value: number;
  readonly reports: number;
}

/**
 * Sums the metrics of documents by year, newest first. Leaves out ratios, and documents about more
 * than one year, whose periods overlap.
 */
export async function sumByYear(
  reader: Reader,
  collection: string,
  scope: string,
): Promise<readonly YearOfSums[]> {
  const isOneYear = { $eq: ['$period.startYear', '$period.endYear'] };
  const groups = await reader.aggregate<Group>(collection, [
    { $match: { scope, $or: [{ period: null }, { $expr: isOneYear }] } },
    { $unwind: '$metrics' },
    { $match: { 'metrics.unit': { $ne: 'RATIO' } } },
    {
      $group: {
        _id: { year: '$year', metric: '$metrics.metric' },
        unit: { $first: '$metrics.unit' },
        value: { $sum: '$metrics.value' },
        reports: { $sum: 1 },
      },
    },
    { $sort: { '_id.year': -1, '_id.metric': 1 } },
  ]);
  const years = Map.groupBy(groups, ({ _id }) => _id.year);
  return [...years].map(([year, found]) => ({
    year,
    sums: found.map(({ _id, unit, value, reports }) => ({
      metric: _id.metric,
      unit,
      value,
      reports,
    })),
  }));
}
