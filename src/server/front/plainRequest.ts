import type { IncomingMessage } from 'node:http';
import { CONTENT_TYPES, type FormName } from '../../operations/forms.ts';
import { API_PATH, API_ROUTE, formAskedFor } from '../operations/apiUrl.ts';
import type { GetRule } from './getRule.ts';

/** A request of the plainest kind: nothing about it needs to be looked at twice. */
export interface PlainRequest {
  readonly kind: 'get' | 'post';
  /** Whose name is in its path; null for the graph itself. */
  readonly contract: string | null;
  /** Of the answer. */
  readonly contentType: string;
  /** In which the data of a named operation are asked for; null for what is GraphQL. */
  readonly form: FormName | null;
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

/** Names a change that the asker has heard of: its answer has to have it. */
export const AFTER_HEADER = 'x-mep-after';

export const GRAPHQL_PATH = '/graphql';
const CONTRACT_PATH = '/contracts/:contract/graphql';
const JSON_TYPE = /^application\/json(?:;\s*charset=utf-?8)?$/i;

/** Null for a request that has something special, which the long way looks at. */
export function readPlain(request: IncomingMessage, rules: PlainRules): PlainRequest | null {
  const { headers, url = '' } = request;
  if (url.startsWith(API_PATH)) return readPlainApi(request, rules);
  const place = placeOf(url);
  const kind = place && kindOf(request, place, rules);
  if (place === null || kind === null || (rules.mayExplain && headers['x-mep-explain'] === '1'))
    return null;
  const contentType = rules.typeFor(headers.accept ?? '');
  return contentType === undefined
    ? null
    : {
        kind,
        contract: place.contract,
        contentType,
        form: null,
        isAnybody: isFromAnybody(headers),
      };
}

function readPlainApi(
  { method, url = '', headers }: IncomingMessage,
  { mayGet }: PlainRules,
): PlainRequest | null {
  const form = formAskedFor(url);
  const isPlain = method === 'GET' && headers['content-length'] === undefined && mayGet(headers);
  if (form === null || !isPlain || isSpecial(headers)) return null;
  const contentType = CONTENT_TYPES[form];
  return { kind: 'get', contract: null, contentType, form, isAnybody: isFromAnybody(headers) };
}

/** The pattern of the route that a request is to. */
export function routeOf({ contract, form }: Pick<PlainRequest, 'contract' | 'form'>): string {
  if (form !== null) return API_ROUTE;
  return contract === null ? GRAPHQL_PATH : CONTRACT_PATH;
}

interface Place {
  readonly contract: string | null;
  /** Without the path. */
  readonly search: string;
}

function placeOf(url: string): Place | null {
  if (url === GRAPHQL_PATH) return POSTED;
  if (url.startsWith(GRAPHQL_PATH))
    return { contract: null, search: url.slice(GRAPHQL_PATH.length) };
  const [, contract, search = ''] = CONTRACT_URL.exec(url) ?? [];
  return contract === undefined ? null : { contract, search };
}

const POSTED: Place = { contract: null, search: '' };
const CONTRACT_URL = /^\/contracts\/([a-z0-9-]+)\/graphql(.*)$/;

function kindOf(
  request: IncomingMessage,
  { search }: Place,
  rules: PlainRules,
): PlainRequest['kind'] | null {
  if (isSpecial(request.headers)) return null;
  if (request.method === 'POST')
    return search === '' && isPlainPost(request, rules.maxBodyBytes) ? 'post' : null;
  return request.method === 'GET' && search.startsWith('?') && isPlainGet(request, rules.mayGet)
    ? 'get'
    : null;
}

/** Headers that change how a body is read, what must be known before it is answered, or what the answer tells. */
const SPECIAL = [
  'transfer-encoding',
  'content-encoding',
  'expect',
  AFTER_HEADER,
  'x-mep-cost',
] as const;

function isSpecial(headers: IncomingMessage['headers']): boolean {
  return SPECIAL.some((name) => headers[name] !== undefined);
}

function isPlainPost({ headers }: IncomingMessage, maxBodyBytes: number): boolean {
  const bytes = Number(headers['content-length']);
  const type = headers['content-type'] ?? '';
  return JSON_TYPE.test(type) && bytes > 0 && bytes <= maxBodyBytes;
}

function isPlainGet({ headers }: IncomingMessage, mayGet: GetRule): boolean {
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
