import type { Document } from 'mongodb';
import { lookUp, type Parents } from './lookUp.ts';
import { countKeys } from './keyCounts.ts';
import type { TallyRule } from '../collections/tally.ts';
import { maxCensus } from './census/censusTaker.ts';
import { allOf, conditionOf } from './pageQuery.ts';
import type { Reader } from './reader.ts';
import { maxRead, tallyUp } from './tally.ts';
import { isTallied } from './tallyIndex.ts';
import { TallyCounts, type Value } from './tallyCounts.ts';
import type { PricedTally, TallyQuestion } from './tallyQuestion.ts';
import { prices } from './work/prices.ts';

/** What facets and cross tables are made of. */
export interface Table {
  readonly rows: TallyCounts['rows'];
  readonly columns: TallyCounts['columns'];
  readonly pairs: TallyCounts;
}

export function toTable(pairs: TallyCounts): Table {
  return { rows: pairs.rows, columns: pairs.columns, pairs };
}

/**
 * Tallies what belongs to each parent. Of a large collection, parents with very much are tallied as the whole
 * of it is: all together by what they are found by, or each under a filter.
 */
export async function tallyEach(
  reader: Reader,
  question: PricedTally,
  parents: Parents,
): Promise<readonly Table[]> {
  const { field, keys } = parents;
  const { size, purse, rules } = question;
  const passes = rules[1] === undefined ? 1 : 3;
  if (size <= maxCensus) {
    purse.pay(size * keys.length * passes * prices.documentLookedAt);
    return lookUpTables(reader, question, parents);
  }
  const counts = await countKeys(reader, {
    collection: question.collection,
    ...parents,
    most: maxRead,
  });
  const read = counts.filter((count) => count < maxRead).reduce((sum, count) => sum + count, 0);
  purse.pay(read * passes * prices.documentLookedAt, size);
  const isFew = (_keys: unknown, index: number): boolean => (counts[index] ?? 0) < maxRead;
  const isMuch = (parent: readonly string[], index: number): boolean => !isFew(parent, index);
  const [ofFew, ofMany] = await Promise.all([
    lookUpTables(reader, question, { field, keys: keys.filter(isFew) }),
    tallyLarge(reader, question, { field, keys: keys.filter(isMuch) }),
  ]);
  const [few, many] = [ofFew.values(), ofMany.values()];
  return keys.map((parent, index) => {
    const { value } = (isFew(parent, index) ? few : many).next();
    return value ?? toTable(new TallyCounts());
  });
}

async function tallyLarge(
  reader: Reader,
  question: PricedTally,
  { field, keys }: Parents,
): Promise<readonly Table[]> {
  const [rule, second] = question.rules;
  const isTogether = keys.length > 2 && second === undefined && canTallyBy(question, keys, field);
  if (isTogether) {
    const counts = await tallyUp(reader, { ...question, rules: [{ field, isList: true }, rule] });
    return keys.map(([key = '']) => toTable(counts.ofRow(key)));
  }
  return Promise.all(
    keys.map(async (values) =>
      toTable(await tallyUp(reader, withMember(question, { field, values }))),
    ),
  );
}

/** Whether one tally of what parents are found by tells of each: where each has one key. */
export function canTallyBy(
  { tally }: { readonly tally?: TallyRule | undefined },
  keys: Parents['keys'],
  field: string,
): boolean {
  const isKnown = tally !== undefined && isTallied(tally)({ field, values: [] });
  return isKnown && keys.every(({ length }) => length === 1);
}

function withMember(question: PricedTally, member: TallyQuestion['members'][number]): PricedTally {
  const members = [...question.members, member];
  return { ...question, members, survey: () => question.survey(members) };
}

async function lookUpTables(
  reader: Reader,
  question: TallyQuestion,
  parents: Parents,
): Promise<readonly Table[]> {
  if (parents.keys.length === 0) return [];
  const [row, column] = question.rules;
  const tally = (...rules: TallyQuestion['rules']): ReturnType<typeof lookUpTallies> =>
    lookUpTallies(reader, { ...question, rules }, parents);
  if (column === undefined) {
    return (await tally(row)).map(toTable);
  }
  const [rowLists, columnLists, pairLists] = await Promise.all([
    tally(row),
    tally(column),
    tally(row, column),
  ]);
  return pairLists.map((pairs, list) => ({
    rows: rowLists[list]?.rows ?? pairs.rows,
    columns: columnLists[list]?.rows ?? pairs.columns,
    pairs,
  }));
}

interface Group extends Document {
  readonly _id: Readonly<Record<string, Value>>;
  readonly count: number;
}

/**
 * Tallies what belongs to each parent, in one operation for all of them; of two facets, how often
 * they meet, and nothing of either alone. MongoDB takes lists apart here: what a parent has comes in
 * one document, which has no room for a group for each different list.
 */
async function lookUpTallies(
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
