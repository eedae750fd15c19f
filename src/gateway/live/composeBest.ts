import type { Composition, OwnSubgraphs, SubgraphSchema } from '../compose/composition.ts';
import { describeProblem } from '../compose/problems.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';
import type { Composer } from './composer.ts';

type Composed = Extract<Composition, { kind: 'composed' }>;
type Failed = Extract<Composition, { kind: 'failed' }>;

/** Subgraphs by name, in the order of their list. */
export type Parts<Part extends SubgraphSchema> = ReadonlyMap<string, Part>;

export interface Best<Part extends SubgraphSchema> {
  readonly parts: Parts<Part>;
  /** Null where nothing of what is wanted can be had: what is served stays. */
  readonly composed: Composed | null;
  /** Why a change was left out, by the name of its subgraph. */
  readonly leftOut: ReadonlyMap<string, string>;
}

export interface ComposeParties {
  readonly own: OwnSubgraphs | null;
  readonly contracts: readonly ContractSpec[];
  readonly composer: Composer;
}

/**
 * All that is wanted where it composes. Where not, what is served with as many of the changes to it as
 * compose, so that one subgraph's mistake holds up no other's change.
 */
export async function composeBest<Part extends SubgraphSchema>(
  { own, contracts, composer }: ComposeParties,
  served: Parts<Part>,
  wanted: Parts<Part>,
): Promise<Best<Part>> {
  const compose = async (parts: Parts<Part>): Promise<Composition> =>
    composer({
      own,
      contracts,
      remote: [...parts.values()].map(({ name, url, sdl }) => ({ name, url, sdl })),
    });
  const all = await compose(wanted);
  if (all.kind === 'composed') return { parts: wanted, composed: all, leftOut: new Map() };

  const changed = changesBetween(served, wanted);
  let best = { parts: served, composed: null as Composed | null };
  const attempt = async (parts: Parts<Part>): Promise<Composition> => {
    const composition = await compose(parts);
    if (composition.kind === 'composed') best = { parts, composed: composition };
    return composition;
  };

  const blamed = new Set(all.problems.map(({ subgraph }) => subgraph));
  const suspects = changed.filter((name) => blamed.has(name));
  let left = changed;
  if (suspects.length > 0 && suspects.length < changed.length) {
    const others = suspects.reduce((sum, name) => withPart(sum, name, served.get(name)), wanted);
    if ((await attempt(others)).kind === 'composed') left = suspects;
  }
  const leftOut = new Map(left.map((name) => [name, reasonOf(all, name)]));
  // One may need another that stands behind it: all are tried again as long as that helps. The last one
  // is not tried: with it, everything is as it is wanted, which does not compose.
  for (let isProgress = true; isProgress && leftOut.size > 1;) {
    isProgress = false;
    for (const name of [...leftOut.keys()]) {
      if (leftOut.size === 1) break;
      const composition = await attempt(withPart(best.parts, name, wanted.get(name)));
      if (composition.kind === 'composed') {
        leftOut.delete(name);
        isProgress = true;
      } else leftOut.set(name, reasonOf(composition, name));
    }
  }
  return { ...best, leftOut };
}

function changesBetween<Part extends SubgraphSchema>(
  served: Parts<Part>,
  wanted: Parts<Part>,
): readonly string[] {
  return [...new Set([...served.keys(), ...wanted.keys()])].filter(
    (name) => JSON.stringify(served.get(name)) !== JSON.stringify(wanted.get(name)),
  );
}

function withPart<Part extends SubgraphSchema>(
  parts: Parts<Part>,
  name: string,
  part: Part | undefined,
): Parts<Part> {
  const changed = new Map(parts);
  if (part === undefined) changed.delete(name);
  else changed.set(name, part);
  return changed;
}

/** What the composer says of this subgraph, or all it says. */
function reasonOf({ problems }: Failed, name: string): string {
  const own = problems.filter(({ subgraph }) => subgraph === name);
  return (own.length > 0 ? own : problems).map(describeProblem).join('\n');
}
