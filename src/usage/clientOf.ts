import type { IncomingHttpHeaders } from 'node:http';

/** Of who does not say what it is, in the way of Apollo and those who took it over. */
const UNNAMED = '(unnamed)';

const NAMES = [
  'apollographql-client-name',
  'graphql-client-name',
  'x-graphql-client-name',
] as const;
const VERSIONS: Readonly<Record<(typeof NAMES)[number], string>> = {
  'apollographql-client-name': 'apollographql-client-version',
  'graphql-client-name': 'graphql-client-version',
  'x-graphql-client-name': 'x-graphql-client-version',
};
/** No address of a person has such a form. */
const NAME = /^[\w][\w ./:-]{0,63}$/;
const VERSION = /^[\w.+-]{1,32}$/;

/** What a client calls itself, with its version: `frontend@3`. */
export function clientOf(headers: IncomingHttpHeaders): string {
  for (const header of NAMES) {
    const name = headers[header];
    if (name === undefined) continue;
    if (typeof name !== 'string' || !NAME.test(name)) return UNNAMED;
    const version = headers[VERSIONS[header]];
    return typeof version === 'string' && VERSION.test(version) ? `${name}@${version}` : name;
  }
  return UNNAMED;
}
