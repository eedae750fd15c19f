import { z } from 'zod';
import type { Setting } from './settingValues.ts';

const policy = /^\s*([^\s=;+,]+)=([^\s=;+,]+(?:\+[^\s=;+,]+)*)\s*$/;

/** What becomes of operations that ask for what their asker may not see. */
export const guardSettings = {
  policies: {
    env: 'POLICIES',
    flag: '--policies <policies>',
    description:
      'scopes that each @policy stands for, all of which are needed, like editors=edit+read;planners=plan; nobody meets a policy that is not named',
    expected: 'policies like editors=edit+read, separated by semicolons',
    default: null,
    schema: z
      .string()
      .transform((text) => text.split(';').map((one) => policy.exec(one)))
      .refine((found) => found.every((one) => one !== null))
      .transform(
        (found): ReadonlyMap<string, readonly string[]> =>
          new Map(found.map((one) => [String(one?.[1]), String(one?.[2]).split('+')])),
      ),
  },
  unauthorized: {
    env: 'UNAUTHORIZED',
    flag: '--unauthorized <mode>',
    description:
      'what becomes of an operation that asks for what its asker may not see: filter answers the rest, reject refuses all of it with 403',
    expected: 'filter or reject',
    default: 'filter',
    schema: z.enum(['filter', 'reject']),
  },
} as const satisfies Record<string, Setting>;
