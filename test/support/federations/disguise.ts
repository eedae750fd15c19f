import type { GeneratedSubgraph } from './generate.ts';

/** The same subgraphs under other names, in another order. */
export function disguise(subgraphs: readonly GeneratedSubgraph[]): readonly GeneratedSubgraph[] {
  // The first by name is the last.
  const sorted = subgraphs.map(({ name }) => name).toSorted();
  const names = new Map(
    sorted.map((name, index) => [name, `g${String(sorted.length - index).padStart(2, '0')}`]),
  );
  const renamed = (name: string) => names.get(name) ?? name;
  return subgraphs
    .map(({ name, sdl }) => ({
      name: renamed(name),
      sdl: sdl.replace(
        /(@override\(from: ")([^"]+)/g,
        (_all, before: string, from: string) => before + renamed(from),
      ),
    }))
    .toReversed();
}
