import { normalId } from '../../operations/documentId.ts';
import { mayLoseDigits } from '../../answer/exactNumber.ts';

/** What a request asks, in the plainest form. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether it names its document by an id. */
  readonly isById: boolean;
}

/** Looks up the text of a document by its id. */
type TextOf = (id: string) => string | undefined;

/** Null for a body that has something special, which the long way looks at. */
export function readBody(body: Buffer, textOf: TextOf): GraphqlRequest | null {
  const text = body.toString();
  // What could be meant to change prototypes, written out or escaped.
  if (/__proto__|constructor|\\u/.test(text) || mayLoseDigits(text)) return null;
  const sent = parsed(text);
  return isRecord(sent) ? readParameters(sent, textOf) : null;
}

const TEXTS: ReadonlySet<string> = new Set(['query', 'operationName', 'documentId', 'doc_id']);

/** The same of a URL's search parameters. */
export function readSearch(search: string, textOf: TextOf): GraphqlRequest | null {
  if (mayLoseDigits(search)) return null;
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (Object.hasOwn(parameters, name)) return null;
    const isText = TEXTS.has(name);
    const parameter = isText ? value : parsed(value);
    // In a URL, everything but an object is a mistake.
    if (!isText && !isRecord(parameter)) return null;
    parameters[name] = parameter;
  }
  return readParameters(parameters, textOf);
}

const PARAMETERS: ReadonlySet<string> = new Set([
  'documentId',
  'doc_id',
  'query',
  'operationName',
  'variables',
  'extensions',
]);

function readParameters(
  sent: Readonly<Record<string, unknown>>,
  textOf: TextOf,
): GraphqlRequest | null {
  if (!Object.keys(sent).every((name) => PARAMETERS.has(name))) return null;
  const { operationName = null, variables, extensions } = sent;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (!isOptionalRecord(variables) || !isOptionalRecord(extensions)) return null;
  const query = readText(sent, extensions?.['persistedQuery'], textOf);
  const isById = sent['query'] === undefined;
  return query === null ? null : { query, operationName, variables: variables ?? {}, isById };
}

function readText(
  { query, documentId, doc_id: docId }: Readonly<Record<string, unknown>>,
  persisted: unknown,
  textOf: TextOf,
): string | null {
  const ids = [documentId, docId].filter((id) => id !== undefined);
  const [id, second] = ids;
  if (id !== undefined) {
    const isAlone = query === undefined && persisted === undefined && second === undefined;
    return isAlone && typeof id === 'string' ? (textOf(normalId(id)) ?? null) : null;
  }
  if (persisted === undefined) return typeof query === 'string' ? query : null;
  // Text and hash together are to be kept, which is done once.
  return query === undefined ? readPersisted(persisted, textOf) : null;
}

function readPersisted(persisted: unknown, textOf: TextOf): string | null {
  if (!isRecord(persisted) || persisted['version'] !== 1) return null;
  const { sha256Hash } = persisted;
  return typeof sha256Hash === 'string' ? (textOf(normalId(sha256Hash)) ?? null) : null;
}

function isOptionalRecord(value: unknown): value is Record<string, unknown> | null | undefined {
  return value === null || value === undefined || isRecord(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
