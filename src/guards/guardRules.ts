import { allOf, authenticated, clauseOf, open, type Guard } from './guard.ts';

/** What a schema says of who may see a type or field, as it is written: outer lists are alternatives. */
export interface GuardRule {
  readonly isAuthenticated: boolean;
  /** Of @requiresScopes; null without it. */
  readonly scopes: readonly (readonly string[])[] | null;
  /** Of @policy; null without it. */
  readonly policies: readonly (readonly string[])[] | null;
}

/** By coordinate: `Type` or `Type.field`. */
export type GuardRules = ReadonlyMap<string, GuardRule>;

/** The scopes that each policy stands for, all of which are needed. */
export type Policies = ReadonlyMap<string, readonly string[]>;

/** A rule that is met by who meets both. */
export function bothRules(one: GuardRule | undefined, other: GuardRule): GuardRule {
  if (one === undefined) return other;
  return {
    isAuthenticated: one.isAuthenticated || other.isAuthenticated,
    scopes: bothSets(one.scopes, other.scopes),
    policies: bothSets(one.policies, other.policies),
  };
}

type Sets = GuardRule['scopes'];

function bothSets(one: Sets, other: Sets): Sets {
  if (one === null || other === null) return one ?? other;
  return clauseOf(one.flatMap((set) => other.map((more) => [...set, ...more]))).anyOf;
}

/** The guard that a rule comes to. Nobody meets a policy that is not known. */
export function guardOf(rule: GuardRule | undefined, policies: Policies): Guard {
  if (rule === undefined) return open;
  const guards: Guard[] = [];
  if (rule.isAuthenticated) guards.push([authenticated]);
  if (rule.scopes !== null) guards.push([clauseOf(rule.scopes)]);
  if (rule.policies !== null) {
    const known = rule.policies.filter((set) => set.every((name) => policies.has(name)));
    const sets = known.map((set) => set.flatMap((name) => policies.get(name) ?? []));
    guards.push([clauseOf(sets)]);
  }
  return allOf(guards);
}
