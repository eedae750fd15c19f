import { parse, valueFromASTUntyped, type ArgumentNode, type FieldNode } from 'graphql';
import type { Table } from '../../src/table/flatten.ts';
import { headingOf } from '../../src/table/headings.ts';
import { walkFields } from '../../src/table/selection.ts';
import { describeCondition } from './conditions.ts';
import { headingIn, lower, titleOf } from './labels.ts';
import type { AskedOperation } from './paging.ts';
import type { Choices, Picture, Share, View } from './picture.ts';

/** What an answer is narrowed down to. */
interface Narrowing {
  /** "kind is GRANT or LOAN", one for each condition. */
  readonly where: readonly string[];
  /** What rows must have in any column; empty for all. */
  readonly words: string;
}

/** A title with what narrows its answer down: "Resources by topic where status is open, with “defense”". */
export function narrowedTitle(title: string, { where, words }: Narrowing): string {
  const having = words.trim() === '' ? [] : [`with “${words.trim()}”`];
  const conditions = where.join(' and ');
  if (conditions === '' && having.length === 0) return title;
  // Behind a whole sentence they stand by themselves.
  if (/[?!.]$/.test(title)) {
    return `${title} (${[conditions, ...having].filter(Boolean).join(', ')})`;
  }
  const joint = title.includes(' where ') ? ' and ' : ' where ';
  return [conditions === '' ? title : `${title}${joint}${conditions}`, ...having].join(', ');
}

/** What somebody narrowed the rows down to that came: by columns, and by words. */
export function narrowingOf(
  table: Table | null,
  { where = {}, filter = '' }: Pick<Picture, 'where' | 'filter'>,
): Narrowing {
  const known = Object.entries(where).filter(([key]) =>
    table?.columns.some((column) => column.key === key),
  );
  return {
    where: known.map(([key, condition]) => {
      const heading = table === null ? key : headingIn(table, key);
      const isOneOf = condition.is === undefined ? '' : 'is ';
      return `${lower(heading)} ${isOneOf}${describeCondition(condition)}`;
    }),
    words: filter,
  };
}

interface Drawn {
  readonly table: Table;
  readonly choices: Choices;
  readonly only: string | null;
  readonly share: Share | null;
}

/** What a picture is called where it is seen alone: what it shows, of what that was asked for, and what is left of it. */
export function titleOfPicture(
  asked: AskedOperation,
  picture: Picture,
  { table, choices, only, share }: Drawn,
): string {
  const title = titleOf(table, choices.measure, groupedBy(picture.view, choices), { only, share });
  const { where, words } = narrowingOf(table, picture);
  return narrowedTitle(title, {
    where: [...conditionsAsked(asked, table.list, picture), ...where],
    words,
  });
}

function groupedBy(view: View, { by, across, place, over, lines }: Choices): readonly string[] {
  if (view === 'cross') return [by, across];
  if (view === 'map') return [place ?? ''];
  if (view === 'line') return [over ?? '', ...(lines === null ? [] : [lines])];
  return [by];
}

/** What a question asks of a list, in the words of the form that put it together, or by its arguments. */
export function conditionsAsked(
  { query, variables, operationName }: AskedOperation,
  list: string,
  { askedWhere }: Picture,
): readonly string[] {
  if (askedWhere !== undefined) return askedWhere === '' ? [] : [askedWhere];
  const told: string[] = [];
  walkFields(parse(query), operationName, (field, path) => {
    if (path === list || list.startsWith(`${path}.`)) told.push(...toldOf(field, variables));
  });
  return [...new Set(told)];
}

/** What says where in a list one is, or how it is counted, narrows nothing down. */
const NO_CONDITIONS = /^(first|after|last|before|orderBy|by|rows|columns)$/;

function toldOf({ arguments: given = [] }: FieldNode, variables: AskedOperation['variables']) {
  return given
    .filter(({ name }) => !NO_CONDITIONS.test(name.value))
    .flatMap((argument) => toldBy(argument, variables));
}

function toldBy({ name, value }: ArgumentNode, variables: AskedOperation['variables']) {
  const said: unknown = valueFromASTUntyped(value, variables);
  // The order in which an object is written is that of its question.
  if (typeof said === 'object' && said !== null && !Array.isArray(said)) return membersOf(said);
  return wordsFor(name.value, said);
}

function membersOf(filter: object): readonly string[] {
  return Object.entries(filter).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return wordsFor(name, value);
    }
    const ends = Object.entries(value).map(([end, of]) => `${end} ${String(of)}`);
    return ends.length === 0 ? [] : [`${wordsOf(name)} ${ends.join(' ')}`];
  });
}

/** What a question was asked with, where it has a name and can be asked with something else. */
export function conditionsGiven({
  variables,
}: Pick<AskedOperation, 'variables'>): readonly string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    NO_CONDITIONS.test(name) ? [] : wordsFor(name, value),
  );
}

/** Nothing is said by null, or by what is no plain value. */
function wordsFor(name: string, value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
      ? [wordsOfValue(String(one))]
      : [],
  );
  return texts.length === 0 ? [] : [`${wordsOf(name)} is ${texts.join(' or ')}`];
}

/** Of a code in capitals, words; of an identity its last part; a name as it is. */
export function wordsOfValue(value: string): string {
  if (/^[A-Z]{3,}[A-Z_]*$/.test(value)) return value.replaceAll('_', ' ').toLowerCase();
  return /^[A-Z]\w+:([\w-]+)$/.exec(value)?.[1] ?? value;
}

/** `topicsAny` to "topics". */
function wordsOf(name: string): string {
  return lower(headingOf(name.replace(/Any$/, '')));
}
