import type { PathStep, PlanPlace } from './plan.ts';

/** More ways to one place than these are not told. */
const MAX_PATHS = 20;

type Path = readonly PathStep[];

/** Where objects are in the data, e.g. `centers.nodes`; empty for the root. */
export function describePlaces(
  numbers: readonly number[],
  places: readonly PlanPlace[],
): readonly string[] {
  const known = new Map<number, readonly Path[]>();
  const pathsTo = (number: number): readonly Path[] => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const origins = places[number]?.origins ?? [];
    const paths = origins.flatMap(({ from, steps }) =>
      pathsTo(from).map((path) => [...path, ...steps]),
    );
    const told = origins.length === 0 ? [[]] : joinPaths(paths).slice(0, MAX_PATHS);
    known.set(number, told);
    return told;
  };
  return joinPaths(numbers.flatMap(pathsTo))
    .filter(({ length }) => length > 0)
    .slice(0, MAX_PATHS)
    .map((path) => path.map(describeStep).join('.'));
}

/** Those that differ in the types at one step are one. */
function joinPaths(paths: readonly Path[]): readonly Path[] {
  const joined: Path[] = [];
  for (const path of paths) {
    const index = joined.findIndex((other) => differences(other, path) <= 1);
    const other = joined[index];
    if (other === undefined) joined.push(path);
    else joined[index] = unite(other, path);
  }
  return joined.length < paths.length ? joinPaths(joined) : joined;
}

/** In how many steps the types differ; Infinity where anything else does. */
function differences(one: Path, other: Path): number {
  if (one.length !== other.length) return Infinity;
  return one.reduce((count, step, index) => {
    const theirs = other[index];
    if (theirs === undefined || describeStep(step) === describeStep(theirs)) return count;
    return step.kind === 'types' && theirs.kind === 'types' ? count + 1 : Infinity;
  }, 0);
}

function unite(one: Path, other: Path): Path {
  return one.map((step, index) => {
    const theirs = other[index];
    if (step.kind !== 'types' || theirs?.kind !== 'types') return step;
    return { kind: 'types', names: [...new Set([...step.names, ...theirs.names])] };
  });
}

function describeStep(step: PathStep): string {
  return step.kind === 'field' ? step.key : `|${step.names.join('|')}`;
}
