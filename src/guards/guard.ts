import type { Asker } from '../identity/asker.ts';

/** Of several sets of scopes, all of one are needed; of none at all, nobody has enough. */
export interface Clause {
  /** The same for clauses that ask for the same. */
  readonly key: string;
  readonly anyOf: readonly (readonly string[])[];
}

/** What an asker must meet, clause by clause, to see something; none where everybody sees it. */
export type Guard = readonly Clause[];

export const open: Guard = [];

/** Whoever has said who they are. */
export const authenticated: Clause = { key: '[[]]', anyOf: [[]] };

/** A clause in its shortest form: what another set needs less for is left out. */
export function clauseOf(anyOf: readonly (readonly string[])[]): Clause {
  const sets = anyOf
    .map((set) => [...new Set(set)].toSorted())
    .toSorted((one, other) => one.length - other.length || (one.join() < other.join() ? -1 : 1));
  const least: string[][] = [];
  for (const set of sets) {
    if (!least.some((smaller) => smaller.every((scope) => set.includes(scope)))) least.push(set);
  }
  return { key: JSON.stringify(least), anyOf: least };
}

/** Who meets all of them; what anybody known meets goes without saying where more is asked for. */
export function allOf(guards: Iterable<Guard>): Guard {
  const clauses = new Map<string, Clause>();
  for (const guard of guards) for (const clause of guard) clauses.set(clause.key, clause);
  if (clauses.size > 1) clauses.delete(authenticated.key);
  return clauses.size === 0 ? open : [...clauses.values()];
}

/** Every scope is somebody's: who is anonymous meets no clause. */
export function meets({ kind, scopes }: Asker, { anyOf }: Clause): boolean {
  return kind !== 'anonymous' && anyOf.some((set) => set.every((scope) => scopes.has(scope)));
}

/** Beyond so many sets it is not found out what a guard comes to. */
const MAX_SETS = 4096;

/** Whether everybody who meets the guard meets the other; false where that would take too long to find out. */
export function implies(guard: Guard, other: Guard): boolean {
  let sets: readonly (readonly string[])[] = [[]];
  for (const { anyOf } of guard) {
    if (sets.length * anyOf.length > MAX_SETS)
      return other.every(({ key }) => guard.some((one) => one.key === key));
    sets = clauseOf(sets.flatMap((set) => anyOf.map((more) => [...set, ...more]))).anyOf;
  }
  if (guard.length === 0 && other.length > 0) return false;
  return other.every(({ anyOf }) =>
    sets.every((had) => anyOf.some((set) => set.every((scope) => had.includes(scope)))),
  );
}

/** A guard for people: `any of (a and b), c`. */
export function describeGuard(guard: Guard): string {
  return guard.map(({ anyOf }) => describeClause(anyOf)).join(', and ');
}

function describeClause(anyOf: Clause['anyOf']): string {
  if (anyOf.length === 0) return 'nobody';
  if (anyOf.some((set) => set.length === 0)) return 'whoever is authenticated';
  return `whoever has ${anyOf.map((set) => set.join(' and ')).join(', or ')}`;
}
