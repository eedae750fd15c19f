import type { Asker } from '../subgraph.ts';
import type { RemoteOptions } from './options.ts';

export interface BodyHeaders {
  readonly accept: string;
  readonly acceptEncoding: string;
}

/** The headers of a request that an asker causes. */
export type HeadersFor = (asker: Asker) => Readonly<Record<string, string>>;

export const EVENT_STREAM = 'text/event-stream';

/** Makes those of requests for a stream. */
export function streamHeaders(headers: RemoteOptions['headers']): HeadersFor {
  // Nothing beside it: graphql-sse, which most have, looks for this very text.
  return requestHeaders(headers, { accept: EVENT_STREAM, acceptEncoding: 'identity' });
}

/** Whether a subgraph is passed the credentials of who asks, and not those it is always given. */
export function takesCredentials({ allow, set }: RemoteOptions['headers']): boolean {
  return allow.includes('authorization') && !Object.hasOwn(set, 'authorization');
}

/** Makes headers for an asker: ours, those the subgraph is always given, and those of the asker that it may have. */
export function requestHeaders(
  { allow, set }: RemoteOptions['headers'],
  { accept, acceptEncoding }: BodyHeaders,
): HeadersFor {
  const always = {
    ...set,
    accept,
    'accept-encoding': acceptEncoding,
    'content-type': 'application/json',
  };
  return ({ headers: given }) => {
    const passed = allow.filter((name) => Object.hasOwn(given, name));
    // The same object for all who pass nothing: most subgraphs are passed nothing.
    if (passed.length === 0) return always;
    // A client may name further headers that are only about its own connection.
    const hops = given['connection']?.toLowerCase().split(/[\s,]+/) ?? [];
    const headers: Record<string, string> = {};
    for (const name of passed) {
      const value = given[name];
      if (value !== undefined && !hops.includes(name)) headers[name] = value;
    }
    return { ...headers, ...always };
  };
}
