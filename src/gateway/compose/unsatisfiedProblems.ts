import { findUnsatisfied } from '../plan/satisfiability.ts';
import type { Unsatisfied } from '../plan/unsatisfied.ts';
import type { Supergraph } from '../supergraph.ts';
import { HINTS } from './hints.ts';
import type { CompositionProblem } from './problems.ts';
import { findUnfitArguments } from './unfitArguments.ts';

/** What clients could ask of a supergraph and nobody could answer, by the planner that would be asked. */
export function findUnsatisfiedProblems(
  supergraph: Pick<Supergraph, 'planning' | 'schema'>,
  subgraphs: readonly { readonly name: string }[],
): readonly CompositionProblem[] {
  const names = subgraphs.map(({ name }) => name);
  // Ours come first, and are right.
  const lastOf = (among: readonly string[]) =>
    names.findLast((name) => among.includes(name)) ?? null;
  const unfit = findUnfitArguments(supergraph);
  if (unfit.length > 0) return unfit;
  return findUnsatisfied(supergraph).map((one) => {
    const coordinate = `${one.type}.${one.field}`;
    if (one.kind === 'disjoint') return disjoint(one, coordinate, lastOf([...one.types.keys()]));
    const { requiring, from, givers } = one;
    const code = 'SATISFIABILITY_ERROR';
    const expected = `Expected a way to ask ${one.operation}, found none`;
    if (requiring.length > 0) {
      return {
        code,
        message: `${expected}: ${listed(requiring)} cannot be told all that ${coordinate} requires.`,
        subgraph: lastOf(requiring),
        coordinate,
        hint: 'Require only what can be asked for wherever the object comes from: give it a @key by which its owner can be asked.',
      };
    }
    const isType = one.field === '__typename';
    const asked = isType ? 'tells the type' : `gives ${coordinate}`;
    const whose = givers.length === 0 ? `nobody ${asked}` : `${listed(givers)} ${asked}`;
    return {
      code,
      message: `${expected}${from.length > 0 ? ` from ${listed(from)}` : ''}: ${whose}.`,
      subgraph: lastOf([...from, ...givers]),
      coordinate,
      hint: isType
        ? `Have the interface ${one.type} with a @key and all its types in a subgraph that can be asked for them.`
        : one.isMadeOnce === true
          ? 'A mutation is made once, by one subgraph: give the type a @key in both, or answer the field in every subgraph that makes the mutation.'
          : (HINTS[code] ?? null),
    };
  });
}

function disjoint(
  { types, operation }: Extract<Unsatisfied, { kind: 'disjoint' }>,
  coordinate: string,
  subgraph: string | null,
): CompositionProblem {
  const told = [...types].map(([name, among]) => `${among.join(', ')} in "${name}"`).join('; ');
  return {
    code: 'SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES',
    message: `Expected a type in common to all who are asked ${operation}, got ${told}.`,
    subgraph,
    coordinate,
    hint: 'Give the field to one subgraph, or a type that all of them can answer with.',
  };
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
