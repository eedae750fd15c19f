import type { Document } from 'mongodb';
import type { TallyRule } from '../collections/tally.ts';
import type { Member } from './members.ts';
import { allOf, conditionOf, indexName } from './pageQuery.ts';
import type { Reader } from './reader.ts';
import { isTallied, tallyFromIndex } from './tallyIndex.ts';
import type { PricedTally, Survey, TallyQuestion } from './tallyQuestion.ts';
import { TallyCounts, type Value } from './tallyCounts.ts';
import { prices } from './work/prices.ts';

/**
 * How many documents have which values, each looked at once. Few documents are read where they are;
 * many are counted from the tally's index.
 */
export async function tallyUp(reader: Reader, question: PricedTally): Promise<TallyCounts> {
  const { members, tally, purse, size: about } = question;
  const { size, rarest, isEmpty, lacksKeys } = await question.survey();
  if (isEmpty) return new TallyCounts();
  const isFew = rarest !== undefined && rarest.count < maxRead;
  const canCount = tally !== undefined && !lacksKeys && members.every(isTallied(tally));
  if (canCount && !isFew) {
    purse.pay(about * pointsOfKey(question), about);
    return tallyFromIndex(reader, { ...question, tally, size });
  }
  const looked = tally !== undefined && isFew ? rarest.count : about;
  purse.pay(looked * prices.documentLookedAt, about);
  return tallyFromDocuments(reader, question, rarest?.member);
}

function pointsOfKey({ members, rules }: TallyQuestion): number {
  const key = members.length === 0 ? prices.keyTallied : prices.keyTalliedUnderFilter;
  return rules[1] === undefined ? key : key + prices.secondFacet;
}

/** So many documents are read in about the time in which the index tells of all. */
export const maxRead = 30_000;

interface SurveyRow extends Document {
  readonly size?: number;
  readonly lacksKeys?: true;
  readonly member?: number;
  readonly count?: number;
}

/** What decides how to tally, in one operation; in none where there is nothing to decide. */
export async function surveyTally(
  reader: Reader,
  { collection, members, tally }: Pick<TallyQuestion, 'collection' | 'members' | 'tally'>,
): Promise<Survey> {
  if (tally === undefined && members.length < 2) {
    const [member] = members;
    const rarest = member && { member, count: 0 };
    return { size: 0, rarest, isEmpty: false, lacksKeys: false };
  }
  const lacking = tally === undefined ? [] : [lackingKeys(tally)];
  const rows = await reader.aggregate<SurveyRow>(collection, [
    { $collStats: { count: {} } },
    { $project: { _id: 0, size: '$count' } },
    ...[...lacking, ...members.map(memberCount)].map((pipeline) => ({
      $unionWith: { coll: collection, pipeline },
    })),
  ]);
  const counts = rows.flatMap(({ member: index, count }) => {
    const member = members[index ?? -1];
    return member === undefined || count === undefined ? [] : [{ member, count }];
  });
  return {
    // One row for each shard.
    size: rows.reduce((sum, { size = 0 }) => sum + size, 0),
    rarest: counts.toSorted((a, b) => a.count - b.count)[0],
    isEmpty: counts.length < members.length,
    lacksKeys: rows.some(({ lacksKeys }) => lacksKeys === true),
  };
}

function lackingKeys({ part }: TallyRule): readonly Document[] {
  return [
    { $match: { [part]: null } },
    { $limit: 1 },
    { $project: { _id: 0, lacksKeys: { $literal: true } } },
  ];
}

function memberCount(member: Member, index: number): readonly Document[] {
  return [
    { $match: conditionOf(member) },
    { $limit: maxRead },
    { $count: 'count' },
    { $addFields: { member: index } },
  ];
}

/** Reads every document that holds all members, beginning from one of these where it is given. */
export async function tallyFromDocuments(
  reader: Reader,
  { collection, members, order, checks, rules }: TallyQuestion,
  start: Member | undefined,
): Promise<TallyCounts> {
  const fields = rules.flatMap((rule) => (rule === undefined ? [] : [rule.field]));
  const key = Object.fromEntries(fields.map((field, index) => [index, `$${field}`]));
  const groups = await reader.aggregate<{ readonly _id: Document; readonly count: number }>(
    collection,
    [{ $match: allOf(members.map(conditionOf)) }, { $group: { _id: key, count: { $sum: 1 } } }],
    start === undefined ? undefined : indexName(start.field, order, checks),
  );
  const counts = new TallyCounts();
  for (const { _id, count } of groups) {
    const [rows, columns] = ['0', '1'].map((index) => elementsOf(_id[index]));
    counts.add(counts.rows.codesOf(rows ?? []), counts.columns.codesOf(columns ?? []), count);
  }
  return counts;
}

function elementsOf(value: unknown): readonly Value[] {
  // A facet's field holds a value, a list of values, or nothing.
  const values = [value as Value | readonly Value[] | null | undefined].flat();
  return values.filter((known) => known != null);
}
