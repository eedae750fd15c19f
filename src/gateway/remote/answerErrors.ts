import { mayLoseDigits, parseExactly } from '../../answer/exactNumber.ts';
import type { ErrorCode } from '../../errors.ts';
import type { SubgraphError } from '../subgraph.ts';
import { MAX_NESTING, isShallow } from './nesting.ts';

const MAX_ERRORS = 1000;
const MAX_MESSAGE_LENGTH = 1000;
const MAX_EXTENSIONS_LENGTH = 4000;
const MAX_PATH_LENGTH = 200;
const MAX_CODE_LENGTH = 100;
/** Where servers put what only their own developers should see. */
const HIDDEN: ReadonlySet<string> = new Set(['exception', 'stack', 'stackTrace', 'stacktrace']);

export interface ErrorsOf {
  readonly subgraph: string;
  /** The code of errors that have none of their own. */
  readonly code: Extract<ErrorCode, 'SUBGRAPH_ERROR' | 'SUBGRAPH_UNAVAILABLE'>;
  /** Told what is kept from clients; null where nothing is. */
  readonly onMasked: ((message: string) => void) | null;
}

/** The errors of an answer, made fit for clients; null when they are none as GraphQL means it. */
export function readErrors(given: unknown, of: ErrorsOf): readonly SubgraphError[] | null {
  const { subgraph, code } = of;
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given) || !isShallow(given, MAX_NESTING)) return null;
  const errors: SubgraphError[] = [];
  for (const error of given as readonly unknown[]) {
    if (!isRecord(error) || typeof error['message'] !== 'string') return null;
    if (errors.length < MAX_ERRORS) errors.push(readError(error, error['message'], of));
  }
  const more = given.length - errors.length;
  if (more === 0) return errors;
  const message = `Subgraph "${subgraph}" gave ${more} more errors.`;
  return [...errors, { message, path: null, extensions: { code, subgraph } }];
}

function readError(
  error: Readonly<Record<string, unknown>>,
  message: string,
  { subgraph, code: other, onMasked }: ErrorsOf,
): SubgraphError {
  const extensions = readExtensions(error['extensions']);
  const own = extensions['code'];
  const isCode = onMasked === null ? isShort : isName;
  const code = typeof own === 'string' && isCode(own) ? own : other;
  const path = readPath(error['path']);
  const clipped = clipMessage(message);
  if (onMasked === null) {
    return { message: clipped, path, extensions: { ...extensions, code, subgraph } };
  }
  onMasked(clipped);
  const masked = `Subgraph "${subgraph}" answered with an error.`;
  return { message: masked, path, extensions: { code, subgraph } };
}

function isShort(code: string): boolean {
  return code !== '' && code.length <= MAX_CODE_LENGTH;
}

/** A code is no place for words. */
function isName(code: string): boolean {
  return isShort(code) && /^[\w.:-]+$/.test(code);
}

/** Some servers append their stack to the message. */
export function clipMessage(message: string): string {
  const [words = ''] = message.split(/\r?\n\s+at |\r?\nTraceback /, 1);
  return words.length > MAX_MESSAGE_LENGTH ? `${words.slice(0, MAX_MESSAGE_LENGTH)}…` : words;
}

function readPath(given: unknown): SubgraphError['path'] {
  if (!Array.isArray(given) || given.length > MAX_PATH_LENGTH) return null;
  const path = given.map(readIndex);
  return path.every(isPathKey) ? path : null;
}

/** No field has a name of digits: what mercurius writes as a text is the index of an element. */
function readIndex(key: unknown): unknown {
  return typeof key === 'string' && /^\d{1,15}$/.test(key) ? Number(key) : key;
}

function isPathKey(key: unknown): key is string | number {
  if (typeof key === 'number') return Number.isSafeInteger(key) && key >= 0;
  return typeof key === 'string' && key.length <= MAX_MESSAGE_LENGTH;
}

function readExtensions(given: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(given)) return {};
  const text = JSON.stringify(given, (key, value: unknown) =>
    HIDDEN.has(key) ? undefined : value,
  );
  if (text.length > MAX_EXTENSIONS_LENGTH) return { code: given['code'] };
  // What was just written is an object again.
  return (mayLoseDigits(text) ? parseExactly(text) : JSON.parse(text)) as Record<string, unknown>;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
