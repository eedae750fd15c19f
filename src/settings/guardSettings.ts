import { oneOf, type Reading, type Setting } from './settingValues.ts';

const policy = /^\s*([^\s=;+,]+)=([^\s=;+,]+(?:\+[^\s=;+,]+)*)\s*$/;

const policies: Reading<ReadonlyMap<string, readonly string[]>> = (text) => {
  const found = text.split(';').map((one) => policy.exec(one));
  if (found.some((one) => one === null)) return undefined;
  return new Map(found.map((one) => [String(one?.[1]), String(one?.[2]).split('+')]));
};

/** What becomes of operations that ask for what their asker may not see. */
export const guardSettings = {
  policies: {
    env: 'POLICIES',
    flag: '--policies <policies>',
    description:
      'scopes that each @policy stands for, all of which are needed, like editors=edit+read;planners=plan; nobody meets a policy that is not named',
    expected: 'policies like editors=edit+read, separated by semicolons',
    default: null,
    read: policies,
  },
  unauthorized: {
    env: 'UNAUTHORIZED',
    flag: '--unauthorized <mode>',
    description:
      'what becomes of an operation that asks for what its asker may not see: filter answers the rest, reject refuses all of it with 403',
    expected: 'filter or reject',
    default: 'filter',
    read: oneOf('filter', 'reject'),
  },
} as const satisfies Record<string, Setting>;
