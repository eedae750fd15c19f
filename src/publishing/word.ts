import type { FileName } from '../records/files.ts';
import { dataFiles } from '../records/index.ts';
import { keyOfFile, referencesIn } from '../records/kinds.ts';
import { typeOfFile } from '../records/typeOfFile.ts';
import { printPath, type Path } from '../records/paths.ts';
import { checkRow, type Finding } from '../records/shape.ts';
import { show } from '../records/wording.ts';
import { naturalKey, typeOfId } from '../ids.ts';
import { identifiersIn, type AnyRecord, type Kept, type World } from './world.ts';

export const wordKinds = ['PUBLISH', 'UPDATE', 'WITHDRAW'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What somebody says of an entity. */
export interface Word {
  readonly kind: WordKind;
  readonly entity: string;
  readonly file: FileName;
  /** Fields of the record, as they are from now on. */
  readonly set: AnyRecord;
  /** Elements that its lists have from now on, by field. */
  readonly add: Readonly<Record<string, readonly unknown[]>>;
}

/** Why something that was said cannot be taken as it is. */
export interface Problem {
  readonly code:
    | 'INVALID'
    | 'NOT_FOUND'
    | 'TAKEN'
    | 'STILL_REFERRED_TO'
    | 'VERSION_CONFLICT'
    | 'FORBIDDEN'
    | 'IDEMPOTENCY_KEY_REUSED'
    | 'ALREADY_DECIDED';
  /** Path of the field at fault within the record; null where none is. */
  readonly field: string | null;
  readonly message: string;
}

/** What a word makes of a record; `after` is null where it is withdrawn. */
export type Effect =
  | { readonly after: Kept | null; readonly problems?: never }
  | { readonly problems: readonly Problem[] };

/**
 * What becomes of a record by what is said of it, among all others. The only place that says so: an import
 * that goes over the whole log and a single write both ask here.
 * @param given.place - of what is not there yet
 * @param given.wasAccepted - it counts already: bounds that came later take nothing of it away
 */
export function effectOf(
  world: World,
  word: Word,
  { place, owner, wasAccepted }: Pick<Kept, 'place' | 'owner'> & { readonly wasAccepted: boolean },
): Effect {
  const before = world.get(word.entity);
  if (word.kind === 'WITHDRAW') return withdrawn(world, word, before);
  if (word.kind === 'UPDATE' && before === undefined) return { problems: [notFound(word.entity)] };
  const base = word.kind === 'PUBLISH' || before === undefined ? {} : before.record;
  const standing = {
    place: before?.place ?? place,
    // Who has published it is its publisher, also where a file has come to have it.
    owner: word.kind === 'PUBLISH' || before === undefined ? owner : before.owner,
  };
  return written(world, word, { ...standing, record: withWord(base, word), wasAccepted });
}

/** A record as it would be, once it is found to be one that fits among all others. */
function written(
  world: World,
  { entity: id, file, add }: Word,
  {
    record,
    place,
    owner,
    wasAccepted,
  }: Pick<Kept, 'record' | 'place' | 'owner'> & { readonly wasAccepted: boolean },
): Effect {
  const checked = checkRow(record, dataFiles[file].schema);
  const findings = 'findings' in checked ? checked.findings : [];
  const faults = wasAccepted ? findings.filter(({ isBound }) => !isBound) : findings;
  if (faults.length > 0) {
    return {
      problems: faults.map((fault) => full(fault, add) ?? invalid(fault.path, fault.message)),
    };
  }
  // What has passed a record's schema is an object.
  const passed = 'record' in checked ? (checked.record as AnyRecord) : record;
  const after: Kept = { id, file, record: passed, place, owner };
  const problems = [...strangers(world, after), ...shared(world, after), ...cycles(world, after)];
  return problems.length > 0 ? { problems } : { after };
}

/** Who adds an element never sees the list: what is said of its length would be news to them. */
function full({ path, isBound }: Finding, add: Word['add']): Problem | null {
  const [field = ''] = path;
  const isOfList = isBound && path.length === 1 && field in add;
  const advice = isOfList ? fullLists[field] : undefined;
  return advice === undefined ? null : invalid(path, advice);
}

/** What to do where a list takes no more, by the field of the record. */
const fullLists: Readonly<Record<string, string>> = {
  sources:
    'expected a source that the record has, as it has as many as there can be, got another: name one of them, with its note',
  statusNotes:
    'expected a status with a source in place of a note, as the record has as many notes as there can be, got one with a note',
};

function withdrawn(world: World, { entity }: Word, before: Kept | undefined): Effect {
  if (before === undefined) return { problems: [notFound(entity)] };
  if (!world.isReferredTo(entity)) return { after: null };
  const message = `expected what nothing refers to, got ${entity}, which other records name`;
  return { problems: [{ code: 'STILL_REFERRED_TO', field: 'id', message }] };
}

/** Nobody can say that a record is of another entity. */
export function withWord(base: AnyRecord, { entity, file, set, add }: Word): AnyRecord {
  const own = { [keyOfFile(file)]: naturalKey(entity) };
  const record: Record<string, unknown> = { ...own, ...base, ...set, ...own };
  for (const [field, elements] of Object.entries(add)) {
    const known = Array.isArray(record[field]) ? (record[field] as readonly unknown[]) : [];
    const seen = new Set(known.map(keyOfElement));
    record[field] = [...known, ...elements.filter((element) => !seen.has(keyOfElement(element)))];
  }
  return record;
}

/** The same for elements that say the same: in any order of fields, and whether what is not known is null or not there. */
export function keyOfElement(element: unknown): string {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) {
    return JSON.stringify(element);
  }
  const known = Object.entries(element).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return JSON.stringify(known.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of what is not there; a record may name itself as little as what is gone. */
function strangers(world: World, { id: own, file, record }: Kept): readonly Problem[] {
  // What it names already is there, known here or not: nothing that is named is taken out.
  const before = world.get(own);
  const named = new Set(before && referencesIn(file, before.record).map(({ id }) => id));
  return referencesIn(file, record)
    .filter(({ id }) => !named.has(id) && world.get(id) === undefined)
    .map(({ id, path }) => {
      const what = `the id of ${aOf(typeOfId(id))} that is there`;
      return invalid(path, `expected ${what}, got ${show(naturalKey(id))}`);
    });
}

function aOf(type: string): string {
  return `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;
}

function shared(world: World, { id, record }: Kept): readonly Problem[] {
  return identifiersIn(record).flatMap((identifier) => {
    const holder = world.holderOf(identifier);
    if (holder === undefined || holder === id) return [];
    const message = `expected what no other record has, got ${identifier}, which ${holder} has`;
    return [invalid(['identifiers'], message)];
  });
}

function cycles(world: World, { id, file, record }: Kept): readonly Problem[] {
  if (file !== 'agencies') return [];
  const above: string[] = [id];
  let next = parentOf(record);
  while (next !== null) {
    if (above.includes(next)) {
      const got = [...above, next].map(naturalKey).join(' > ');
      return [invalid(['parentId'], `expected an end to parents, got ${got}`)];
    }
    above.push(next);
    const parent = world.get(next);
    next = parent === undefined ? null : parentOf(parent.record);
  }
  return [];
}

function parentOf({ parentId }: AnyRecord): string | null {
  return typeof parentId === 'string' ? `${typeOfFile.agencies}:${parentId}` : null;
}

function notFound(entity: string): Problem {
  const message = `expected an entity that is there, got ${show(entity)}`;
  return { code: 'NOT_FOUND', field: 'id', message };
}

function invalid(path: Path, message: string): Problem {
  return { code: 'INVALID', field: printPath(path), message };
}
