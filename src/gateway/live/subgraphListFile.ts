import type { Guarding } from '../../guards/guardGraph.ts';
import type { Logger } from '../../observing/log.ts';
import type { ReadVariable } from '../list/expand.ts';
import { readList, type SubgraphList } from '../list/readList.ts';
import { readText } from '../list/readText.ts';
import { shownUrl } from '../list/shownUrl.ts';
import type { Attempt, ListedState, Recipe, Sources } from './attempt.ts';
import { createComposer } from './composer.ts';
import type { KeptCompositions } from './keptCompositions.ts';
import type { OwnGraph } from './ownGraph.ts';
import type { Remotes } from './remotes.ts';
import { createSchemaLoader, filesOf, type Loaded } from './schemaLoader.ts';
import { ServedParts, type Choice, type Part, type Wanted } from './servedParts.ts';

export interface SubgraphListFile {
  readonly file: string;
  readonly readVariable: ReadVariable;
  readonly own: OwnGraph;
  readonly remotes: Remotes;
  readonly log: Logger;
  /** Where the list says nothing else. */
  readonly guarding: Guarding;
  /** Default: nothing is kept from one start to the next. */
  readonly kept?: KeptCompositions;
}

/** A list of subgraphs that cannot be read is read again this often. */
const POLL_MS = 30_000;

/**
 * Our own graph with the subgraphs that a file lists. A subgraph whose schema cannot be had keeps the
 * one it had; without one, the graph goes without it until it can be had.
 */
export function followSubgraphList({
  file,
  readVariable,
  own,
  guarding,
  kept,
  ...parts
}: SubgraphListFile): Recipe & Sources {
  const served = new ServedParts({ own, composer: createComposer({ kept }), ...parts });
  const ownNames = [own.schemas.whole, ...own.schemas.domains].map(({ name }) => name);
  const load = createSchemaLoader();
  let list: SubgraphList | null = null;
  return {
    files: () => [file, ...(list?.subgraphs ?? []).flatMap(filesOf)],
    pollMs: () => (list === null ? POLL_MS : list.pollMs),
    attempt: async (signal, due): Promise<Attempt> => {
      const read = readList(await readText(file), { file, readVariable, ownNames });
      list = read;
      const loaded = await load(read.subgraphs, { signal, due });
      const choice = await served.choose({
        parts: wantedParts(loaded, served),
        contracts: read.contracts,
        guarding: guardingOf(read, guarding),
      });
      return {
        outcome: choice.made ?? { kind: 'kept' },
        subgraphs: loaded.map((one) => stateOf(one, choice)),
        trouble: troubleOf(loaded, choice),
      };
    },
  };
}

/** What the list says goes before what the settings say. */
function guardingOf({ policies, unauthorized }: SubgraphList, settings: Guarding): Guarding {
  return {
    ...settings,
    ...(policies && { policies }),
    ...(unauthorized && { mode: unauthorized }),
  };
}

function wantedParts(
  loaded: readonly Loaded[],
  served: Pick<ServedParts, 'sdlOf'>,
): Wanted['parts'] {
  const wanted = new Map<string, Part>();
  for (const { listed, schema, authorities } of loaded) {
    const { name, url, options } = listed;
    const sdl = schema.state === 'loaded' ? schema.sdl : served.sdlOf(name);
    if (sdl !== undefined) wanted.set(name, { name, url, options, authorities, sdl });
  }
  return wanted;
}

function reasonFor({ listed, schema }: Loaded, { troubles }: Choice): string | null {
  return schema.state === 'failed' ? schema.reason : (troubles.leftOut.get(listed.name) ?? null);
}

function stateOf(loaded: Loaded, choice: Choice): ListedState {
  const { name, url } = loaded.listed;
  const reason = reasonFor(loaded, choice);
  const schema = reason === null ? 'current' : choice.parts.has(name) ? 'older' : 'missing';
  return { name, url: shownUrl(url), schema, reason };
}

/** A line or more for each subgraph that is not as it is wanted. */
function troubleOf(loaded: readonly Loaded[], choice: Choice): string | null {
  const listed = new Set(loaded.map((one) => one.listed.name));
  const reasons = loaded.map((one) => [one.listed.name, reasonFor(one, choice)] as const);
  const { leftOut, contracts } = choice.troubles;
  const removed = [...leftOut].filter(([name]) => !listed.has(name));
  const lines = [
    ...reasons.flatMap(([name, reason]) => (reason === null ? [] : [`${name}: ${reason}`])),
    ...removed.map(([name, reason]) => `${name} cannot be removed: ${reason}`),
    ...[...contracts].map(([name, reason]) => `The contract "${name}" is not served: ${reason}`),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}
