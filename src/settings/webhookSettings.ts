import { flagValue, isHostName, listOf, type Setting } from './settingValues.ts';

/** How changes are told to others. */
export const webhookSettings = {
  webhooks: {
    env: 'WEBHOOKS',
    flag: '--no-webhooks',
    description: 'do not deliver webhooks from this process; another one of the same database may',
    expected: 'true or false',
    default: 'true',
    read: flagValue,
  },
  webhookHosts: {
    env: 'WEBHOOK_HOSTS',
    flag: '--webhook-hosts <names>',
    description:
      'receivers of webhooks that may be at private addresses, and be asked without TLS: names as Host says them, separated by commas; with a port only for that, *.example.org for all below one',
    expected: 'host names like hooks.example.org or 10.0.0.5:8080, separated by commas',
    default: null,
    read: listOf(isHostName),
  },
} as const satisfies Record<string, Setting>;
