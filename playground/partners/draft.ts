import { inputFields, type GroupField, type InputField, type ValueField } from './inputFields.ts';

/**
 * What somebody has filled in so far, by field; a field that is missing, or an empty text, says nothing, and null takes
 * away what is there.
 */
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- a record cannot name itself
export interface Draft {
  readonly [name: string]: string | readonly string[] | readonly Draft[] | null;
}

export function textIn(draft: Draft, name: string): string {
  const value = draft[name];
  return typeof value === 'string' ? value : '';
}

/** The options that are chosen. */
export function chosenIn(draft: Draft, name: string): readonly string[] {
  const value = draft[name];
  if (value == null || typeof value === 'string') return [];
  return value.filter((part) => typeof part === 'string');
}

/** The objects that were added. */
export function groupsIn(draft: Draft, name: string): readonly Draft[] {
  const value = draft[name];
  if (value == null || typeof value === 'string') return [];
  return value.filter((part) => typeof part !== 'string');
}

/** The input that a draft says. */
export function toInput(
  fields: readonly InputField[],
  draft: Draft,
): Readonly<Record<string, unknown>> {
  const said = fields.flatMap((field) => {
    const value = valueOf(field, draft);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(said);
}

/** Undefined where nothing is said. */
function valueOf(field: InputField, draft: Draft): unknown {
  if (draft[field.name] === null) return LISTS.has(field.kind) ? [] : null;
  if (field.kind === 'group') return groupsOf(field, draft)[0];
  if (field.kind === 'groups') return noneIfEmpty(groupsOf(field, draft));
  if (field.kind === 'choices') return noneIfEmpty(chosenIn(draft, field.name));
  const text = textIn(draft, field.name).trim();
  return text === '' ? undefined : READ[field.kind](text);
}

const LISTS: ReadonlySet<InputField['kind']> = new Set(['lines', 'numbers', 'choices', 'groups']);

const READ: Readonly<Record<ValueField['kind'], (text: string) => unknown>> = {
  text: (text) => text,
  choice: (text) => text,
  number: toNumber,
  yesNo: (text) => text === 'true',
  lines: linesOf,
  numbers: (text) => linesOf(text).map(toNumber),
};

/** What is no number is sent as it is, for the graph to say what is wrong with it. */
function toNumber(text: string): number | string {
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

function groupsOf(field: GroupField, draft: Draft): readonly unknown[] {
  const fields = inputFields(field.type);
  return groupsIn(draft, field.name).map((group) => toInput(fields, group));
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function noneIfEmpty<Value>(list: readonly Value[]): readonly Value[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** What a form begins with: groups that have to be there are. */
export function emptyDraft(fields: readonly InputField[]): Draft {
  const there = fields
    .filter(({ kind, isRequired }) => kind === 'group' && isRequired)
    .map(({ name }): [string, readonly Draft[]] => [name, [{}]]);
  return Object.fromEntries(there);
}
