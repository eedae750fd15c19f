import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../settings/config.ts';
import { SECURITY_HEADERS } from '../requestHeaders.ts';

/** Of every response to a page of another site. */
export const EXPOSED_HEADERS = [
  'x-request-id',
  'retry-after',
  'ratelimit-policy',
  'ratelimit',
  // Where who follows changes goes on.
  'x-mep-token',
  'x-mep-more',
] as const;

/** What the answer to a question depends on beside the URL. */
export function varyOf({ explain }: Pick<Config, 'explain'>): string {
  const always = 'Accept, Accept-Encoding, x-mep-cost';
  return explain ? `${always}, x-mep-explain` : always;
}

type HeadConfig = Pick<Config, 'corsOrigins' | 'explain'>;
/** Names and values, in turn. */
type Head = readonly string[];

/** Gives a reply the headers of a head. */
export function addHead(reply: FastifyReply, head: Head): void {
  for (let at = 0; at < head.length; at += 2) {
    const [name = '', value] = head.slice(at, at + 2);
    void reply.header(name, value);
  }
}

/** Makes the headers that every answer of `/graphql` has, but for the request's id: the same as on the long way. */
export function createAnswerHead({
  corsOrigins,
  explain,
}: HeadConfig): (origin: IncomingMessage['headers']['origin']) => Head {
  const vary = varyOf({ explain });
  const always = Object.entries(SECURITY_HEADERS).flat();
  const exposed = ['access-control-expose-headers', EXPOSED_HEADERS.join(', ')];
  if (corsOrigins === 'none') return () => [...always, 'vary', vary];
  if (corsOrigins === '*') {
    const head = [...always, 'access-control-allow-origin', '*', ...exposed, 'vary', vary];
    return () => head;
  }
  const origins = new Set<string | undefined>(corsOrigins);
  return (origin) => [
    ...always,
    ...(origin !== undefined && origins.has(origin) ? ['access-control-allow-origin', origin] : []),
    ...exposed,
    'vary',
    `Origin, ${vary}`,
  ];
}
