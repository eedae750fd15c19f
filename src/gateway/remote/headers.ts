import type { Asker } from '../subgraph.ts';
import type { RemoteOptions } from './options.ts';

export interface BodyHeaders {
  readonly accept: string;
  readonly acceptEncoding: string;
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
