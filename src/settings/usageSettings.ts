import { flagValue, type Setting } from './settingValues.ts';

/** What is counted of those who ask. */
export const usageSettings = {
  countUsage: {
    env: 'COUNT_USAGE',
    flag: '--no-count-usage',
    description:
      'do not count in the database how often clients, by the name that they give, ask for which fields; "check" tells by that who would break',
    expected: 'true or false',
    default: 'true',
    read: flagValue,
  },
} as const satisfies Record<string, Setting>;
