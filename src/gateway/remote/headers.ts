import type { Asker } from '../subgraph.ts';
import type { RemoteOptions } from './options.ts';

export interface BodyHeaders {
  readonly accept: string;
  readonly acceptEncoding: string;
}

export const EVENT_STREAM = 'text/event-stream';

/** Of a request for a stream. */
export function streamHeaders(
  asker: Asker,
  headers: RemoteOptions['headers'],
): Record<string, string> {
  // Nothing beside it: graphql-sse, which most have, looks for this very text.
  return requestHeaders(asker, headers, { accept: EVENT_STREAM, acceptEncoding: 'identity' });
}

/** Whether a subgraph is passed the credentials of who asks, and not those it is always given. */
export function takesCredentials({ allow, set }: RemoteOptions['headers']): boolean {
  return allow.includes('authorization') && !Object.hasOwn(set, 'authorization');
}

/** Ours, those the subgraph is always given, and those of the asker that it may have. */
export function requestHeaders(
  { headers: given }: Asker,
  { allow, set }: RemoteOptions['headers'],
  { accept, acceptEncoding }: BodyHeaders,
): Record<string, string> {
  const headers: Record<string, string> = {};
  // A client may name further headers that are only about its own connection.
  const hops = given['connection']?.toLowerCase().split(/[\s,]+/) ?? [];
  for (const name of allow) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined && !hops.includes(name)) headers[name] = value;
  }
  return {
    ...headers,
    ...set,
    accept,
    'accept-encoding': acceptEncoding,
    'content-type': 'application/json',
  };
}
