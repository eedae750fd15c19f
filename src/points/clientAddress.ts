import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6, type Socket } from 'node:net';

/** By which clients without credentials are told apart. */
export type ClientAddress = (request: IncomingMessage) => string;

/** What addresses of proxies may stand for, as in `TRUST_PROXY`. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * The address of a client: that of its connection, and where that is a proxy of ours, what the last of them that is none
 * of ours has told in `X-Forwarded-For`. What anybody can write there counts for nothing. Of IPv6 the network counts, since
 * one client has all addresses in it.
 *
 * @param proxies - addresses and ranges
 */
export function createClientAddress(proxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of proxies.flatMap((name) => NAMED[name] ?? name)) addTo(trusted, proxy);
  const isProxy = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  const read = ({ socket }: IncomingMessage): Direct => {
    const address = plain(socket.remoteAddress ?? '');
    const isOurs = proxies.length > 0 && isProxy(address);
    return { address, network: network(address), isProxy: isOurs };
  };
  return (request) => {
    const socket: Connected = request.socket;
    // Where a connection comes from stays so as long as it lasts.
    const direct = (socket[DIRECT] ??= read(request));
    if (!direct.isProxy) return direct.network;
    const told = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    let last = direct.address;
    for (const address of told.toReversed().map((text) => plain(text.trim()))) {
      if (isIP(address) === 0) break;
      last = address;
      if (!isProxy(address)) break;
    }
    return network(last);
  };
}

interface Direct {
  readonly address: string;
  readonly network: string;
  /** Whether it is one of ours. */
  readonly isProxy: boolean;
}

const DIRECT: unique symbol = Symbol('address of a connection');

interface Connected extends Socket {
  [DIRECT]?: Direct | undefined;
}

function addTo(list: BlockList, proxy: string): void {
  const [address = '', bits] = proxy.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}

/** Without a port or brackets, and an address of IPv4 as such. */
function plain(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1];
  return (bare ?? address).replace(/^::ffff:(?=\d+\.)/i, '');
}

/** The first 64 bits of an address of IPv6. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = [...first, ...zeros, ...last].slice(0, 4);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
