import { integer, isAddress, listOf, oneOf, type Setting } from './settingValues.ts';

/** What one asker may take of what all share. */
export const pointsSettings = {
  pointsMode: {
    env: 'POINTS_MODE',
    flag: '--points-mode <mode>',
    description:
      'measure: what operations cost is counted; enforce: who has too few points for one gets a 429',
    expected: 'measure or enforce',
    default: 'measure',
    read: oneOf('measure', 'enforce'),
  },
  pointsPerSecond: {
    env: 'POINTS_PER_SECOND',
    flag: '--points-per-second <number>',
    description: 'points that come back to each asker in a second; a key may have its own',
    expected: 'a whole number from 1 to 1000000000',
    default: '2000',
    read: integer(1, 1_000_000_000),
  },
  pointsMaximum: {
    env: 'POINTS_MAXIMUM',
    flag: '--points-maximum <number>',
    description:
      'points that an asker has at most, and one operation may cost where points are enforced; other points than those of MAX_POINTS',
    expected: 'a whole number from 1 to 1000000000',
    default: '100000',
    read: integer(1, 1_000_000_000),
  },
  trustedProxies: {
    env: 'TRUSTED_PROXIES',
    flag: '--trusted-proxies <addresses>',
    description:
      'proxies whose X-Forwarded-For tells clients without credentials apart: addresses and ranges, separated by commas. By default those that --trust-proxy lists; true there tells none apart, since then anybody can write it',
    expected: 'IP addresses or ranges, separated by commas',
    default: null,
    read: listOf(isAddress),
  },
} as const satisfies Record<string, Setting>;
