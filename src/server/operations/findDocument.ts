import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../errors.ts';
import { normalId } from '../../operations/documentId.ts';
import type { DocumentMode } from '../../settings/documentModes.ts';
import type { ServedOperations } from './servedOperations.ts';

/** A request as it was sent, or with the text in place of an id. */
type Sent = Pick<FastifyRequest, 'method' | 'url' | 'body'>;

interface Refused {
  readonly state: 'refused';
  readonly code: ErrorCode;
  readonly message: string;
}

type FoundDocument = { readonly state: 'found'; readonly sent: Sent } | Refused;

interface FindParts {
  readonly operations: ServedOperations;
  readonly mode: DocumentMode;
}

type Parameters = Readonly<Record<string, unknown>>;

interface DocumentRequest {
  readonly parameters: Parameters;
  /** From wherever clients write it, once each. */
  readonly ids: readonly string[];
  /** Whether it is where only trusted documents are named. */
  readonly isNamed: boolean;
  readonly text: string | null;
}

/**
 * Puts the text of a trusted document in the place of its id, and refuses what the mode does not let pass. What is no
 * GraphQL request at all is left as it is.
 * @param pathId - the id in the path; null where there is none
 */
export async function findDocument(
  request: Sent,
  pathId: string | null,
  parts: FindParts,
): Promise<FoundDocument> {
  const parameters = parametersOf(request);
  if (parameters === null) return { state: 'found', sent: request };
  const asked = readAsked(parameters, pathId);
  if (asked.ids.length > 0) await parts.operations.ready();
  const refusal = asked.ids.length === 0 ? refuseText(asked, parts) : refuseIds(asked, parts);
  if (refusal !== null) return refusal;
  const [id] = asked.ids;
  if (id === undefined) return { state: 'found', sent: request };
  return {
    state: 'found',
    sent: withDocument(request, asked, parts.operations.textOf(id) ?? null),
  };
}

function refuseText(
  { text, parameters }: DocumentRequest,
  { operations, mode }: FindParts,
): Refused | null {
  if (text === null || mode === 'any') return null;
  if (mode === 'only') return refused('QUERY_NOT_IN_SAFELIST', BY_ID);
  operations.noteUntrusted(text, nameIn(parameters));
  return null;
}

function refuseIds(
  { ids, text, isNamed }: DocumentRequest,
  { operations, mode }: FindParts,
): Refused | null {
  const [id = '', second] = ids;
  if (second !== undefined) return refused('CANNOT_SEND_PQ_ID_AND_BODY', SEVERAL);
  const isTrusted = operations.textOf(id) !== undefined;
  // What is kept by its hash as it comes is no trusted document.
  const isForTrusted = isTrusted || isNamed || mode === 'only';
  if (text !== null && isForTrusted) return refused('CANNOT_SEND_PQ_ID_AND_BODY', ONE_OF_BOTH);
  return isTrusted || mode !== 'only' ? null : refused('PERSISTED_QUERY_NOT_IN_LIST', UNKNOWN);
}

const BY_ID = 'Expected the id of a trusted document, got the text of a document.';
const ONE_OF_BOTH = 'Expected the id of a document or its text, got both.';
const SEVERAL = 'Expected one id of a document, got several.';
const UNKNOWN = 'Expected the id of a trusted document, got another.';

function refused(code: ErrorCode, message: string): Refused {
  return { state: 'refused', code, message };
}

function parametersOf({ method, url, body }: Sent): Parameters | null {
  if (method === 'GET' && url.includes('?')) {
    return Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?'))));
  }
  return isRecord(body) ? body : method === 'GET' ? {} : null;
}

function readAsked(parameters: Parameters, pathId: string | null): DocumentRequest {
  const { documentId, doc_id: docId, query } = parameters;
  const { persistedQuery } = extensionsOf(parameters);
  const hash = isRecord(persistedQuery) ? persistedQuery['sha256Hash'] : undefined;
  const ids = [pathId, docId, documentId, hash].filter((id) => typeof id === 'string');
  return {
    parameters,
    ids: [...new Set(ids.map(normalId))],
    isNamed: pathId !== null || docId !== undefined,
    text: typeof query === 'string' && query !== '' ? query : null,
  };
}

/** Of a URL they are JSON. */
function extensionsOf({ extensions }: Parameters): Parameters {
  if (isRecord(extensions)) return extensions;
  if (typeof extensions !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(extensions);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** @param text - null where the id is not a trusted one: then it may be that of an automatic persisted query */
function withDocument(
  request: Sent,
  { parameters, ids, isNamed }: DocumentRequest,
  text: string | null,
): Sent {
  if (text === null && !isNamed) return request;
  const others = without(parameters, ['documentId', 'doc_id', 'query']);
  const extensions = without(extensionsOf(parameters), ['persistedQuery']);
  const said = text === null ? { documentId: ids[0] } : { query: text };
  const sent = { ...others, ...said, ...('extensions' in parameters && { extensions }) };
  const { method, url, body } = request;
  if (method !== 'GET') return { method, url, body: sent };
  const texts = Object.entries(sent).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const path = url.split('?', 1)[0] ?? '';
  return { method, url: `${path}?${new URLSearchParams(texts).toString()}`, body };
}

function without(record: Parameters, names: readonly string[]): Parameters {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

function nameIn({ operationName }: Parameters): string | null {
  return typeof operationName === 'string' ? operationName : null;
}

function isRecord(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
