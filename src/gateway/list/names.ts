import type { ListProblem } from './problem.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** Names that cannot be, or that a supergraph could not tell apart: there they are enum values. */
export function findNameProblems(
  names: readonly string[],
  ownNames: readonly string[],
): readonly ListProblem[] {
  const taken = new Map(ownNames.map((name) => [enumValueOf(name), 'our own graph']));
  return names.flatMap((name) => {
    const path = ['subgraphs', name];
    if (!NAME.test(name)) {
      return [
        {
          path,
          message: `expected a name of letters, digits, _ and - that begins with a letter, got "${name}"`,
        },
      ];
    }
    const holder = taken.get(enumValueOf(name));
    taken.set(enumValueOf(name), `the subgraph "${name}"`);
    if (holder === undefined) return [];
    return [{ path, message: `expected a name of its own, got one that ${holder} has` }];
  });
}

/** Names of contracts stand in URLs. */
export function findContractNameProblems(names: readonly string[]): readonly ListProblem[] {
  return names
    .filter((name) => !/^[a-z][a-z0-9-]{0,63}$/.test(name))
    .map((name) => ({
      path: ['contracts', name],
      message: `expected a name of small letters, digits and - that begins with a letter, got "${name}"`,
    }));
}

function enumValueOf(name: string): string {
  return name.replaceAll('-', '_').toUpperCase();
}
