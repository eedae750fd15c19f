import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../../settings/config.ts';

export type GetRule = (headers: IncomingHttpHeaders) => boolean;

/**
 * Makes the check whether a request by GET may be answered: not where the page of a site that may not ask can have sent
 * it without the server being asked first. Where any origin may ask, any page may POST, and there is nothing to guard
 * but what a browser adds of its own accord.
 */
export function createGetRule(corsOrigins: Config['corsOrigins']): GetRule {
  const listed = new Set(typeof corsOrigins === 'string' ? [] : corsOrigins);
  return (headers) => {
    const isBare = !hasAmbientCredentials(headers);
    if ((corsOrigins === '*' && isBare) || GUARDS.some((name) => headers[name])) return true;
    const { origin, 'sec-fetch-site': site } = headers;
    // From a page of this server, or from a person at the address line.
    if (site === 'same-origin' || site === 'none') return true;
    if (origin !== undefined) return listed.has(origin);
    // Without either it comes from a program, or from an old browser, which adds its cookies.
    return site === undefined && isBare;
  };
}

/** The page of another site cannot send these without asking first. */
const GUARDS = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

/** Whether it has what browsers add by themselves, whoever's page sends the request. */
function hasAmbientCredentials({ cookie, authorization = '' }: IncomingHttpHeaders): boolean {
  return cookie !== undefined || /^(basic|digest|negotiate|ntlm)\b/i.test(authorization);
}
