import type { Document } from 'mongodb';
import { lookUp, type Parents } from './lookUp.ts';
import { allOf, conditionOf } from './pageQuery.ts';
import type { Reader } from './reader.ts';
import { TallyCounts, type Value } from './tallyCounts.ts';
import type { TallyQuestion } from './tallyQuestion.ts';

interface Group extends Document {
  readonly _id: Readonly<Record<string, Value>>;
  readonly count: number;
}

/**
 * Tallies what belongs to each parent, in one operation for all of them; of two facets, how often
 * they meet, and nothing of either alone. MongoDB takes lists apart here: what a parent has comes in
 * one document, which has no room for a group for each different list.
 */
export async function lookUpTallies(
  reader: Reader,
  { collection, members, rules }: TallyQuestion,
  parents: Parents,
): Promise<readonly TallyCounts[]> {
  const known = rules.filter((rule) => rule !== undefined);
  const fields = Object.fromEntries(known.map(({ field }, index) => [index, `$${field}`]));
  const key = Object.fromEntries(known.map((_rule, index) => [index, `$${index}`]));
  const lists = known.flatMap(({ isList }, index) =>
    isList === true ? [{ $unwind: `$${index}` }] : [],
  );
  const pipeline = [
    { $match: allOf(members.map(conditionOf)) },
    { $project: { _id: 0, ...fields } },
    ...lists,
    { $match: Object.fromEntries(known.map((_rule, index) => [index, { $ne: null }])) },
    { $group: { _id: key, count: { $sum: 1 } } },
  ];
  const found = await lookUp<Group>(reader, collection, { ...parents, pipeline });
  return found.map((groups) => {
    const counts = new TallyCounts();
    for (const { _id, count } of groups) {
      const [row = [], column = []] = Object.values(_id).map((value) => [value]);
      counts.add(counts.rows.codesOf(row), counts.columns.codesOf(column), count);
    }
    return counts;
  });
}
