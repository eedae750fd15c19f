import { isIP } from 'node:net';
import type { Config } from '../settings/config.ts';

type HostConfig = Pick<Config, 'host' | 'port' | 'corsOrigins' | 'allowedHosts'>;

/** Which names a server goes by, as `Host` says them. */
export interface Hosts {
  /** Whether who asks by this name is answered. */
  mayAsk(host: string | undefined): boolean;
  /** Whether it is one of its own, which may be shown to others. */
  isKnown(host: string): boolean;
}

/**
 * A page of another site can have its own name lead to this server, and is then no other site to a browser. Where any
 * origin may ask, that wins it nothing; where they are narrowed, only known names are answered.
 */
export function createHosts({ host: own, corsOrigins, allowedHosts }: HostConfig): Hosts {
  const origins = typeof corsOrigins === 'string' ? [] : corsOrigins;
  const listed = typeof allowedHosts === 'object' ? (allowedHosts ?? []) : [];
  const names = new Set(
    [own, ...origins.map((origin) => new URL(origin).hostname), ...listed].map(lower),
  );
  const endings = listed
    .filter((name) => name.startsWith('*.'))
    .map((name) => lower(name).slice(1));
  const isListed = (whole: string): boolean => {
    const name = nameIn(whole);
    return (
      names.has(name) ||
      names.has(lower(whole)) ||
      // Nobody but this machine, or who is at this address, can be asked by these.
      isLocal(name) ||
      endings.some((ending) => name.endsWith(ending))
    );
  };
  // No name server that strangers can fill has names without a dot.
  const isKnown =
    allowedHosts === null
      ? (whole: string) => isListed(whole) || !nameIn(whole).includes('.')
      : isListed;
  const isOpen = allowedHosts === '*' || (allowedHosts === null && corsOrigins === '*');
  return {
    // Without one, it is no browser.
    mayAsk: isOpen ? () => true : (host = '') => host === '' || isKnown(host),
    isKnown: (host) => allowedHosts === '*' || isKnown(host),
  };
}

function lower(name: string): string {
  return name.toLowerCase();
}

/** Without port, brackets and the dot of the root. */
function nameIn(host: string): string {
  const [, bracketed, plain = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(lower(host)) ?? [];
  return bracketed ?? (plain === '' ? lower(host) : plain.replace(/\.$/, ''));
}

function isLocal(name: string): boolean {
  return isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost');
}
