import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Asker } from '../identity/asker.ts';
import { typeOfId } from '../ids.ts';
import { typeOfFile } from '../records/typeOfFile.ts';
import { fieldOf, printPath } from '../records/paths.ts';
import { checkRow } from '../records/shape.ts';
import { idempotencyKey, name, record, text, url } from '../records/values.ts';
import { show } from '../records/wording.ts';
import type { LineResult, Lines } from './bulkAccess.ts';
import { refusal, type Command, type Outcome, type Writer } from './command.ts';
import { sayables, type Sayable, type SayableFile } from './inputs.ts';
import type { Publisher } from './publisher.ts';
import { writerOf } from './visible.ts';
import { keyOfElement, wordKinds, type Problem } from './word.ts';

/** One line. The record is in the form of the data files, without its id. */
const lineRecord = record({
  idempotencyKey: idempotencyKey.optional(),
  kind: z.enum(wordKinds, `one of ${wordKinds.join(', ')}`),
  entity: name,
  record: z.record(z.string(), z.unknown(), 'an object').optional(),
  source: record({ url, note: text.nullable().optional() }),
  expectedVersion: z.int('a whole number').nullable().optional(),
  reason: text.nullable().optional(),
});

/** That are told of one line. */
const mostErrors = 100;

type Line = z.infer<typeof lineRecord>;

/** What a line comes to: a command, or why it is none. */
interface Read {
  readonly idempotencyKey: string | null;
  readonly command: Command | null;
  readonly problems: readonly Problem[];
}

/** Writes what lines of JSON say, each for itself: what is wrong with one keeps no other back. */
export async function publishLines(
  publisher: Publisher,
  asker: Asker,
  { texts, from }: Lines,
): Promise<readonly LineResult[]> {
  const writer = writerOf(asker);
  const read = texts.map((line) => readLine(writer, line));
  const commands = read.flatMap(({ command }) => command ?? []);
  const outcomes = [...(await publisher.publish(commands))];
  return read.flatMap(({ idempotencyKey, command, problems }, index): LineResult[] => {
    // An empty line says nothing.
    if (texts[index] === '') return [];
    const outcome = command === null ? refusal(problems) : (outcomes.shift() ?? refusal());
    return [{ line: from + index, idempotencyKey, ...resultOf(outcome) }];
  });
}

function resultOf({ entity, status, version, token, problems }: Outcome) {
  return {
    entity,
    status,
    version,
    token,
    errors: firstOf(problems).map(({ field, code, message }) => ({
      // A line names it whole.
      field: field === 'id' ? 'entity' : field,
      code,
      message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    })),
  };
}

/** What is wrong with each of very many elements is told of the first: one line is no more to read than that. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - mostErrors;
  if (more <= 0) return problems;
  return [
    ...problems.slice(0, mostErrors),
    invalid(null, `there are ${more} more of such errors in this line`),
  ];
}

function readLine(writer: Writer, written: string): Read {
  // A decoder leaves that where bytes are no UTF-8; no text of a record may have it anyway.
  if (written.includes('\uFFFD')) return refused(null, [invalid(null, NOT_UTF8)]);
  const parsed = parse(written);
  if (parsed === undefined)
    return refused(null, [invalid(null, 'expected JSON, got something else')]);
  const checked = checkRow(parsed, lineRecord);
  if ('findings' in checked) {
    const problems = checked.findings.map(({ path, message }) => invalid(printPath(path), message));
    return refused(null, problems);
  }
  // It has passed the schema.
  const line = checked.record as Line;
  const own = hash('sha256', written, 'hex');
  // A line that has no key is known again by what it says.
  const idempotencyKey = line.idempotencyKey ?? own;
  const file = fileOf(line.entity);
  if (file === null) {
    const message = `expected the id of what can be written, as Resource:lean-days, got ${line.entity}`;
    return refused(idempotencyKey, [invalid('entity', message)]);
  }
  const strange = [...strangeFields(file, line), ...strangeSources(line)];
  if (strange.length > 0) return refused(idempotencyKey, strange);
  const command: Command = {
    writer,
    idempotencyKey,
    isKnownByText: line.idempotencyKey === undefined,
    hash: own,
    isOnlyChecked: false,
    action: sayOf(file, line),
  };
  return { idempotencyKey, command, problems: [] };
}

function sayOf(file: SayableFile, line: Line): Command['action'] {
  const { kind, entity, source, record: said = {}, expectedVersion, reason } = line;
  const { url: address, note = null } = source;
  const own = { url: address, basis: 'DOCUMENT', note };
  const { defaults } = sayables[file];
  const isNew = kind === 'PUBLISH';
  return {
    kind: 'say',
    word: {
      kind,
      entity,
      file,
      set: isNew ? { ...defaults, ...said, sources: withOwn(said['sources'], own) } : said,
      add: kind === 'UPDATE' ? { sources: [own] } : {},
    },
    source: { url: address, note },
    reason: reason ?? null,
    expectedVersion: expectedVersion ?? null,
  };
}

function fileOf(entity: string): SayableFile | null {
  const type = typeOfId(entity);
  // Object.keys() forgets the names of the keys.
  const files = Object.keys(sayables) as readonly SayableFile[];
  return files.find((file) => typeOfFile[file] === type) ?? null;
}

/** What partners cannot say, as a center's state. */
function strangeFields(file: SayableFile, { kind, record: said = {} }: Line): readonly Problem[] {
  const { fields }: Sayable = sayables[file];
  const known = new Set([...Object.values(fields), ...(kind === 'PUBLISH' ? ['sources'] : [])]);
  return Object.keys(said)
    .filter((field) => !known.has(field))
    .map((field) =>
      invalid(`record.${field}`, `expected a field that can be written, got ${field}`),
    );
}

const NOT_UTF8 =
  'expected UTF-8, got bytes that are none, or what stands for characters that could not be read';

/** Whatever a partner says was read on its own page: what others say of NIST's is no word of its. */
function strangeSources({ kind, record: { sources = [] } = {} }: Line): readonly Problem[] {
  if (kind !== 'PUBLISH') return [];
  if (!Array.isArray(sources)) {
    return [invalid('record.sources', `expected a list, got ${show(sources)}`)];
  }
  return sources.flatMap((source: unknown, index) => {
    const basis = fieldOf(source, 'basis');
    if (basis === 'DOCUMENT') return [];
    return [invalid(`record.sources[${index}].basis`, `expected "DOCUMENT", got ${show(basis)}`)];
  });
}

/** Behind the others, whose places are told where one of them is wrong. */
function withOwn(sources: unknown, own: object): readonly unknown[] {
  const others: readonly unknown[] = Array.isArray(sources) ? sources : [];
  const key = keyOfElement(own);
  return [...others.filter((other) => keyOfElement(other) !== key), own];
}

function parse(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function refused(idempotencyKey: string | null, problems: readonly Problem[]): Read {
  return { idempotencyKey, command: null, problems };
}

function invalid(field: string | null, message: string): Problem {
  return { code: 'INVALID', field, message };
}
