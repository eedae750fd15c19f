import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { Arrival } from './front/arrival.ts';
import type { GetRule } from './front/getRule.ts';
import { normalId } from '../operations/documentId.ts';

/** What a client can read: one answer, a stream of events, or either, as the operation calls for. */
export type Readable = 'answer' | 'events' | 'either';

const EVENTS = 'text/event-stream';
const ANSWERS: readonly string[] = ['application/json', 'application/graphql-response+json'];

/** Only who names events gets them: a browser takes any type, and so do most tools. */
export function readAccept({
  headers: { accept = '' },
}: Pick<FastifyRequest, 'headers'>): Readable {
  const types = accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .filter((range) => !range.some((part) => /^q=0(\.0*)?$/.test(part)))
    .map(([type = '']) => type);
  if (!types.includes(EVENTS)) return 'answer';
  return types.some((type) => ANSWERS.includes(type)) ? 'either' : 'events';
}

/** As subgraphs may be passed them. */
export function readHeaders(
  { headers }: Pick<FastifyRequest, 'headers'>,
  { authorization }: Pick<Arrival, 'authorization'>,
): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
  if (authorization !== null) read['authorization'] = authorization;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) read[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return read;
}

interface Reading {
  readonly headers: Readonly<Record<string, string>>;
  readonly readable: Readable;
  readonly mayGet: GetRule;
}

/**
 * The request as Apollo Server takes it. One that may be answered by events is brought into the form
 * that lets it through: Apollo Server knows neither the type nor subscriptions by GET.
 */
export function toApolloRequest(
  { method, url, body }: Pick<FastifyRequest, 'method' | 'url' | 'body'>,
  { headers, readable, mayGet }: Reading,
): HTTPGraphQLRequest {
  const map = new HeaderMap(Object.entries(headers));
  const queryAt = url.indexOf('?');
  const search = queryAt < 0 ? searchOf(method === 'GET' ? body : null) : url.slice(queryAt);
  if (readable === 'events') map.set('accept', 'application/graphql-response+json');
  // What Apollo Server looks for, it knows only by its headers.
  if (method === 'GET' && mayGet(headers)) map.set('apollo-require-preflight', '1');
  if (method !== 'GET') return { method, headers: map, search, body: withHash(body) };
  if (readable === 'answer') return { method, headers: map, search: searchWithHash(search), body };
  return { method: 'POST', headers: map, search: '', body: withHash(bodyOf(search)) };
}

/** Apollo Server knows the hash of a document where its own clients say it. */
function withHash(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('documentId' in body)) return body;
  const { documentId, ...others } = body;
  if (typeof documentId !== 'string') return body;
  const said = 'extensions' in others ? others.extensions : {};
  // What is no object is refused as it is.
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return others;
  const persistedQuery = { version: 1, sha256Hash: normalId(documentId) };
  return { ...others, extensions: { persistedQuery, ...said } };
}

function searchWithHash(search: string): string {
  const parameters = new URLSearchParams(search);
  const documentId = parameters.get('documentId');
  if (documentId === null) return search;
  const extensions = parsed(parameters.get('extensions') ?? '{}');
  const hashed = withHash({ documentId, extensions }) as { readonly extensions?: unknown };
  parameters.delete('documentId');
  parameters.set('extensions', JSON.stringify(hashed.extensions));
  return `?${parameters.toString()}`;
}

/** What a GET would have in its URL instead of this body. */
function searchOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const texts = Object.entries(body)
    .filter(([, value]) => value !== null)
    .map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
  return `?${new URLSearchParams(texts).toString()}`;
}

/** What a POST would have sent instead of these search parameters. */
function bodyOf(search: string): Readonly<Record<string, unknown>> {
  const parameters = Object.fromEntries(new URLSearchParams(search));
  const { query, documentId, operationName, variables, extensions } = parameters;
  return {
    query,
    ...(documentId !== undefined && { documentId }),
    ...(operationName !== undefined && { operationName }),
    ...(variables !== undefined && { variables: parsed(variables) }),
    ...(extensions !== undefined && { extensions: parsed(extensions) }),
  };
}

/** What is no JSON stays a text, which Apollo Server refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
