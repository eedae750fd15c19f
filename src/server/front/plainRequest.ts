import type { IncomingMessage } from 'node:http';
import type { GetRule } from './getRule.ts';

/** A request of the plainest kind: nothing about it needs to be looked at twice. */
export interface PlainRequest {
  readonly kind: 'get' | 'post';
  /** Of the answer. */
  readonly contentType: string;
  /** Whether everybody would get the same answer. */
  readonly isAnybody: boolean;
}

export interface PlainRules {
  readonly maxBodyBytes: number;
  readonly mayExplain: boolean;
  readonly mayGet: GetRule;
  /** The type of answers to who accepts this; undefined where it is not known yet. */
  readonly typeFor: (accept: string) => string | undefined;
}

export const GRAPHQL_PATH = '/graphql';
const JSON_TYPE = /^application\/json(?:;\s*charset=utf-?8)?$/i;

/** Null for a request that has something special, which the long way looks at. */
export function readPlain(request: IncomingMessage, rules: PlainRules): PlainRequest | null {
  const { headers } = request;
  const kind = kindOf(request, rules);
  if (kind === null || (rules.mayExplain && headers['x-mep-explain'] === '1')) return null;
  const contentType = rules.typeFor(headers.accept ?? '');
  return contentType === undefined
    ? null
    : { kind, contentType, isAnybody: isFromAnybody(headers) };
}

function kindOf(request: IncomingMessage, rules: PlainRules): PlainRequest['kind'] | null {
  if (SPECIAL.some((name) => request.headers[name] !== undefined)) return null;
  if (request.method === 'POST') return isPlainPost(request, rules.maxBodyBytes) ? 'post' : null;
  return request.method === 'GET' && isPlainGet(request, rules.mayGet) ? 'get' : null;
}

/** Headers that change how a body is read. */
const SPECIAL = ['transfer-encoding', 'content-encoding', 'expect'] as const;

function isPlainPost({ url, headers }: IncomingMessage, maxBodyBytes: number): boolean {
  const bytes = Number(headers['content-length']);
  const type = headers['content-type'] ?? '';
  return url === GRAPHQL_PATH && JSON_TYPE.test(type) && bytes > 0 && bytes <= maxBodyBytes;
}

function isPlainGet({ url = '', headers }: IncomingMessage, mayGet: GetRule): boolean {
  if (!url.startsWith(`${GRAPHQL_PATH}?`)) return false;
  const { 'content-type': type, 'content-length': length } = headers;
  if (length !== undefined || (type !== undefined && !JSON_TYPE.test(type))) return false;
  // Apollo Client sends the type, which a page of another site cannot.
  return type !== undefined || mayGet(headers);
}

/** Whether a request says nothing of who sends it. */
export function isFromAnybody({
  authorization,
  cookie,
}: Pick<IncomingMessage['headers'], 'authorization' | 'cookie'>): boolean {
  return authorization === undefined && cookie === undefined;
}
