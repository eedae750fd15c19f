import type { Document } from 'mongodb';
import type { FacetRule } from '../collections/facets.ts';
import {
  keyElements,
  keyPart,
  tallyIndexFields,
  tallyParts,
  type TallyRule,
} from '../collections/tally.ts';
import type { Member } from './members.ts';
import type { Reader } from './reader.ts';
import { TallyCounts, type Value } from './tallyCounts.ts';
import type { TallyQuestion } from './tallyQuestion.ts';

interface IndexQuestion extends TallyQuestion {
  readonly tally: TallyRule;
  /** About how many documents there are. */
  readonly size: number;
}

/** Whether the tally's index tells which documents hold the member. */
export function isTallied({ keys, fields }: TallyRule): (member: Member) => boolean {
  return ({ field }) => field in keys || fields.includes(field);
}

/** Counts from the index alone, in parts at once: MongoDB works on each with a thread of its own. */
export async function tallyFromIndex(
  reader: Reader,
  question: IndexQuestion,
): Promise<TallyCounts> {
  const { collection, tally, rules } = question;
  const plan = planOf(tally, rules);
  const groups = await Promise.all(
    lanesOf(question.size).map((lane) =>
      reader.aggregate<LaneGroup>(
        collection,
        lanePipeline(question, plan, lane),
        tallyIndexFields(tally).join(','),
      ),
    ),
  );
  return countGroups(groups.flat(), tally, plan);
}

function countGroups(
  groups: readonly LaneGroup[],
  tally: TallyRule,
  { row, column, isTurned }: Plan,
): TallyCounts {
  const counts = new TallyCounts();
  const [rowAxis, columnAxis] = isTurned
    ? [counts.columns, counts.rows]
    : [counts.rows, counts.columns];
  const rowCodes = codeReader(tally, row, rowAxis);
  const columnCodes = codeReader(tally, column, columnAxis);
  const add: TallyCounts['add'] = (ofRow, ofColumn, count) => {
    if (isTurned) counts.add(ofColumn, ofRow, count);
    else counts.add(ofRow, ofColumn, count);
  };
  for (const { _id, count, columns } of groups) {
    const ofRow = rowCodes(_id.row);
    if (columns === undefined) add(ofRow, columnCodes(_id.column), count);
    else for (const stored of columns) add(ofRow, columnCodes(stored), 1);
  }
  return counts;
}

/** What is grouped by, and what else is counted in each group. */
interface Plan {
  readonly row: FacetRule;
  readonly column: FacetRule | undefined;
  /** Whether rows and columns are the other way round than asked for. */
  readonly isTurned: boolean;
  /**
   * Whether groups list what they have of the column: a group takes MongoDB several times as long as
   * an element of a list, and lists of which there are thousands would make a group for each pair.
   */
  readonly isListed: boolean;
}

function planOf({ manifold }: TallyRule, [first, second]: TallyQuestion['rules']): Plan {
  const rank = (rule: FacetRule): number => {
    const place = manifold.indexOf(rule.field);
    return place < 0 ? manifold.length : place;
  };
  if (second === undefined) {
    return { row: first, column: undefined, isTurned: false, isListed: false };
  }
  const isTurned = rank(first) < rank(second);
  const isListed = Math.min(rank(first), rank(second)) < manifold.length;
  return isTurned
    ? { row: second, column: first, isTurned, isListed }
    : { row: first, column: second, isTurned, isListed };
}

/** A range of parts, both ends in it. */
interface Lane {
  readonly from: number;
  readonly to: number;
}

/** Documents in one lane: few enough for the memory that MongoDB has for one operation. */
const maxInLane = 300_000;
/** So few are not worth two operations. */
const fewInLane = 10_000;

function lanesOf(size: number): readonly Lane[] {
  const least = size < fewInLane ? 1 : 2;
  const count = Math.min(tallyParts, Math.max(least, Math.ceil(size / maxInLane)));
  const start = (lane: number): number => Math.ceil((lane * tallyParts) / count);
  return Array.from({ length: count }, (_, lane) => ({
    from: start(lane),
    to: start(lane + 1) - 1,
  }));
}

interface LaneGroup extends Document {
  readonly _id: { readonly row?: unknown; readonly column?: unknown };
  readonly count: number;
  /** The columns of all its documents, where they are listed. */
  readonly columns?: readonly unknown[];
}

/**
 * Members are a part of what is grouped by: given as conditions, MongoDB would search the index for
 * each next key that meets them, which takes longer than all the rest.
 */
function lanePipeline(
  { members, tally }: IndexQuestion,
  { row, column, isListed }: Plan,
  { from, to }: Lane,
): readonly Document[] {
  const kept = { $and: members.map((member) => holds(tally, member)) };
  const key = {
    row: path(tally, row),
    ...(column !== undefined && !isListed && { column: path(tally, column) }),
    ...(members.length > 0 && { kept }),
  };
  const group =
    column !== undefined && isListed
      ? { _id: key, columns: { $push: path(tally, column) } }
      : { _id: key, count: { $sum: 1 } };
  return [
    { $match: { [tally.part]: { $gte: from, $lte: to } } },
    { $group: group },
    ...(members.length > 0 ? [{ $match: { '_id.kept': true } }] : []),
  ];
}

function path({ keys }: TallyRule, { field }: { readonly field: string }): string {
  return `$${keys[field] ?? field}`;
}

/** Whether a document holds a member. Values are literals here: none can be an expression. */
function holds({ keys }: TallyRule, { field, values }: Member): Document {
  const key = keys[field];
  if (key === undefined) return isOneOf(`$${field}`, values);
  const places = values.map((value) => ({
    $gte: [{ $indexOfBytes: [`$${key}`, { $literal: keyPart(String(value)) }] }, 0],
  }));
  return { $or: places };
}

/** `$in` takes MongoDB several times as long as a comparison. */
function isOneOf(path: string, values: Member['values']): Document {
  const [first, last] = [values[0], values.at(-1)];
  if (values.length === 1) return { $eq: [path, { $literal: first }] };
  // Years come as a span, in order.
  const isSpan = values.every((value, index) => value === Number(first) + index);
  return isSpan
    ? { $and: [{ $gte: [path, { $literal: first }] }, { $lte: [path, { $literal: last }] }] }
    : { $in: [path, { $literal: values }] };
}

type CodeReader = (stored: unknown) => readonly number[];

/** Reads a facet's value, or the key of its list; each is taken apart once. */
function codeReader(
  { keys }: TallyRule,
  rule: FacetRule | undefined,
  axis: TallyCounts['rows'],
): CodeReader {
  const known = new Map<unknown, readonly number[]>();
  const isKey = rule !== undefined && rule.field in keys;
  return (stored) => {
    let codes = known.get(stored);
    if (codes === undefined) {
      codes = axis.codesOf(valuesOf(stored, isKey));
      known.set(stored, codes);
    }
    return codes;
  };
}

function valuesOf(stored: unknown, isKey: boolean): readonly Value[] {
  if (stored == null) return [];
  // What is no key is a facet's only value.
  return isKey && typeof stored === 'string' ? keyElements(stored) : [stored as Value];
}
