import { BlockList, isIP } from 'node:net';

// IANA's registries of addresses for special purposes: what is not reachable from everywhere.
const ownIpv4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** Of IPv6, only these are given out for all to reach. */
const globalIpv6 = ['2000::', 3] as const;
/** But not these of them: of protocols, for documents, and with an address of IPv4 in them. */
const ownIpv6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const blocked = new BlockList();
for (const [net, bits] of ownIpv4) blocked.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of ownIpv6) blocked.addSubnet(net, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet(...globalIpv6, 'ipv6');

/** Whether an IP address is one that anybody can reach: none of this machine, its network, or a group. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  return family === 6 && global6.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}
