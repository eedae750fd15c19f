import { lookup as lookupName } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './addresses.ts';
import type { IsAllowed } from './allowedHosts.ts';
import { withoutBrackets } from './connect.ts';

export interface UrlRules {
  readonly isAllowed: IsAllowed;
  /** All addresses of a name; by `node:dns` unless said otherwise. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

const maxLength = 2000;

/** Why a receiver cannot be at this URL, as what was expected and what came; null where it can. */
export async function refuseUrl(
  text: string,
  { isAllowed, resolve = resolveName }: UrlRules,
): Promise<string | null> {
  const url = text.length <= maxLength && URL.canParse(text) ? new URL(text) : null;
  if (url === null) return `expected a URL of at most ${maxLength} characters, got something else`;
  return refuseForm(url, isAllowed(url)) ?? (isAllowed(url) ? null : refuseHost(url, resolve));
}

function refuseForm(url: URL, isAllowed: boolean): string | null {
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return 'expected a URL without user, password and fragment, got one with some of them';
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isAllowed)) return null;
  return `expected a URL of https, got one of ${url.protocol.replace(':', '')}`;
}

async function refuseHost(
  url: URL,
  resolve: NonNullable<UrlRules['resolve']>,
): Promise<string | null> {
  const addresses = await addressesOf(withoutBrackets(url.hostname), resolve);
  if (addresses.length === 0)
    return `expected a name that leads to an address, got ${url.hostname}`;
  return addresses.every(isPublicAddress)
    ? null
    : `expected a host at public addresses alone, got ${url.hostname}`;
}

async function addressesOf(
  host: string,
  resolve: NonNullable<UrlRules['resolve']>,
): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  return resolve(host).catch(() => []);
}

async function resolveName(name: string): Promise<readonly string[]> {
  const found = await lookupName(name, { all: true });
  return found.map(({ address }) => address);
}
