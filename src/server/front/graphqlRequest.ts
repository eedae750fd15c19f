import { mayLoseDigits } from '../../answer/exactNumber.ts';

/** What a request asks, in the plainest form. */
export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Looks up the text of a persisted query. */
type TextOf = (sha256: string) => string | undefined;

/** Null for a body that has something special, which the long way looks at. */
export function readBody(body: Buffer, textOf: TextOf): GraphqlRequest | null {
  const text = body.toString();
  // What could be meant to change prototypes, written out or escaped.
  if (/__proto__|constructor|\\u/.test(text) || mayLoseDigits(text)) return null;
  const sent = parsed(text);
  return isRecord(sent) ? readParameters(sent, textOf) : null;
}

const TEXTS: ReadonlySet<string> = new Set(['query', 'operationName', 'documentId']);

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

/** By what the draft of GraphQL over HTTP calls a persisted document, the text's hash. */
const DOCUMENT_ID = /^sha256:([0-9a-f]{64})$/i;

/** The hash that the id of a document holds; an id of another kind holds one that no text has. */
export function hashIn(documentId: string): string {
  return DOCUMENT_ID.exec(documentId)?.[1]?.toLowerCase() ?? documentId;
}

const PARAMETERS: ReadonlySet<string> = new Set([
  'documentId',
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
  return query === null ? null : { query, operationName, variables: variables ?? {} };
}

function readText(
  { query, documentId }: Readonly<Record<string, unknown>>,
  persisted: unknown,
  textOf: TextOf,
): string | null {
  if (documentId !== undefined) {
    const isAlone = query === undefined && persisted === undefined;
    return isAlone && typeof documentId === 'string' ? (textOf(hashIn(documentId)) ?? null) : null;
  }
  if (persisted === undefined) return typeof query === 'string' ? query : null;
  // Text and hash together are to be kept, which is done once.
  return query === undefined ? readPersisted(persisted, textOf) : null;
}

function readPersisted(persisted: unknown, textOf: TextOf): string | null {
  if (!isRecord(persisted) || persisted['version'] !== 1) return null;
  const { sha256Hash } = persisted;
  return typeof sha256Hash === 'string' ? (textOf(sha256Hash) ?? null) : null;
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
