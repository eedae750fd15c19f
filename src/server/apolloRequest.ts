import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import type { GetRule } from './front/getRule.ts';

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

export function readHeaders({
  headers,
}: Pick<FastifyRequest, 'headers'>): Readonly<Record<string, string>> {
  const read: Record<string, string> = {};
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
  { method, url, body }: FastifyRequest,
  { headers, readable, mayGet }: Reading,
): HTTPGraphQLRequest {
  const map = new HeaderMap(Object.entries(headers));
  const queryAt = url.indexOf('?');
  const search = queryAt < 0 ? '' : url.slice(queryAt);
  if (readable === 'events') map.set('accept', 'application/graphql-response+json');
  // What Apollo Server looks for, it knows only by its headers.
  if (method === 'GET' && mayGet(headers)) map.set('apollo-require-preflight', '1');
  if (readable === 'answer' || method !== 'GET') return { method, headers: map, search, body };
  return { method: 'POST', headers: map, search: '', body: bodyOf(search) };
}

/** What a POST would have sent instead of these search parameters. */
function bodyOf(search: string): Readonly<Record<string, unknown>> {
  const parameters = Object.fromEntries(new URLSearchParams(search));
  const { query, operationName, variables, extensions } = parameters;
  return {
    query,
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
