import type { Graph } from '../../graph/graph.ts';
import type { Logger } from '../../observing/log.ts';
import type { OwnSubgraphs } from '../compose/composition.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';
import { describeProblem } from '../compose/problems.ts';
import type { ReadVariable } from '../list/expand.ts';
import { readList, type SubgraphList } from '../list/readList.ts';
import { readText } from '../list/readText.ts';
import { shownUrl } from '../list/shownUrl.ts';
import type { Guarding } from '../../guards/guardGraph.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Attempt, ListedState, Made, Recipe, Sources } from './attempt.ts';
import { buildGraph, type BuiltGraph } from './buildGraph.ts';
import { composeBest, type Best, type Parts } from './composeBest.ts';
import { createComposer } from './composer.ts';
import { createSchemaLoader, filesOf, type Loaded } from './schemaLoader.ts';
import type { KeptCompositions } from './keptCompositions.ts';
import { hashOf, type RemoteAddress, type Remotes } from './remotes.ts';

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

/** Our own part of the graph. */
export interface OwnGraph {
  readonly schemas: OwnSubgraphs;
  /** Answers what asks nothing of the others, whoever asks. */
  readonly open: Graph;
  /** The same with what guards it, as it is served alone. */
  readonly guard: (guarding: Guarding) => Graph;
  /** Answers our part of what does, under the name that `schemas.whole` has. */
  readonly subgraph: Subgraph;
}

/** A remote subgraph with its schema. */
type Part = RemoteAddress & { readonly sdl: string };

/** A list of subgraphs that cannot be read is read again this often. */
const POLL_MS = 30_000;

type LeftOut = Best<Part>['leftOut'];

/** What cannot be served as it is asked for, and why. */
interface Troubles {
  readonly leftOut: LeftOut;
  /** By the name of the contract. */
  readonly contracts: ReadonlyMap<string, string>;
}

/** What is served after an attempt, if it is accepted. */
interface Choice {
  readonly made: Made | null;
  readonly parts: Parts<Part>;
  readonly troubles: Troubles;
}

/**
 * Our own graph with the subgraphs that a file lists. A subgraph whose schema cannot be had keeps the
 * one it had; without one, the graph goes without it until it can be had.
 */
export function followSubgraphList({
  file,
  own,
  kept,
  ...parts
}: SubgraphListFile): Recipe & Sources {
  const { readVariable, remotes, log } = parts;
  const parties = { own: own.schemas, composer: createComposer({ kept }) };
  const ownNames = [own.schemas.whole, ...own.schemas.domains].map(({ name }) => name);
  const load = createSchemaLoader();
  let list: SubgraphList | null = null;
  let served: Parts<Part> | null = null;
  let servedContracts = hashOf([]);
  let tried: { readonly hash: string; readonly troubles: Troubles } | null = null;

  const build = async ({ composed, parts: chosen }: Best<Part>): Promise<BuiltGraph> => {
    const guarding = guardingOf(list, parts.guarding);
    if (composed === null) return { graph: own.guard(guarding), remote: new Map() };
    const { supergraph, publicSdl, warnings, contracts } = composed;
    for (const reason of warnings) log.warn({ reason }, 'a subgraph says what does not count');
    const addresses = [...chosen.values()].map(({ name, url, options }) => ({
      name,
      url,
      options,
    }));
    const remoteSdls = [...chosen.values()].map(({ sdl }) => sdl);
    const graphParts = { supergraph, publicSdl, contracts, addresses, remoteSdls, own, guarding };
    return buildGraph(graphParts, { remotes, log });
  };

  const compose = async (
    before: Parts<Part>,
    wanted: Parts<Part>,
    contracts: readonly ContractSpec[],
  ): Promise<Best<Part>> => {
    if (wanted.size === 0 && contracts.length === 0) return nothing;
    const best = await composeBest({ ...parties, contracts }, before, wanted);
    if (best.composed !== null || hashOf(contracts) === servedContracts) return best;
    // What contracts are to hide must not wait for a subgraph that does not compose.
    const again = await composeBest({ ...parties, contracts }, before, before);
    return { ...again, leftOut: best.leftOut };
  };

  const choose = async (
    wanted: Parts<Part>,
    contracts: readonly ContractSpec[],
  ): Promise<Choice> => {
    const before: Parts<Part> = served ?? new Map<string, Part>();
    const guarding = guardingText(guardingOf(list, parts.guarding));
    const hash = hashOf([[...wanted.values()], contracts, guarding]);
    if (tried?.hash === hash) return { made: null, parts: before, troubles: tried.troubles };
    const best = await compose(before, wanted, contracts);
    const { composed, parts: chosen, leftOut } = best;
    const troubles = { leftOut, contracts: contractTroubles(best) };
    if (composed === null && wanted.size > 0 && served !== null) {
      tried = { hash, troubles };
      return { made: null, parts: before, troubles };
    }
    const accept = () => {
      served = chosen;
      servedContracts = hashOf(contracts);
      tried = { hash, troubles };
    };
    const sdl = composed?.publicSdl ?? own.open.supergraphSdl;
    const built = await build(best);
    const made = { kind: 'made', hash: hashOf([sdl, guarding]), accept, ...built } as const;
    return { made, parts: chosen, troubles };
  };

  return {
    files: () => [file, ...(list?.subgraphs ?? []).flatMap(filesOf)],
    pollMs: () => (list === null ? POLL_MS : list.pollMs),
    attempt: async (signal, due): Promise<Attempt> => {
      list = readList(await readText(file), { file, readVariable, ownNames });
      const loaded = await load(list.subgraphs, { signal, due });
      const choice = await choose(wantedParts(loaded, served), list.contracts);
      return {
        outcome: choice.made ?? { kind: 'kept' },
        subgraphs: loaded.map((one) => stateOf(one, choice)),
        trouble: troubleOf(loaded, choice),
      };
    },
  };
}

/** What the list says goes before what the settings say. */
function guardingOf(list: SubgraphList | null, settings: Guarding): Guarding {
  const { policies, unauthorized } = list ?? {};
  return {
    ...settings,
    ...(policies && { policies }),
    ...(unauthorized && { mode: unauthorized }),
  };
}

function guardingText({ policies, mode }: Guarding): string {
  return JSON.stringify([mode, [...(policies ?? [])]]);
}

const nothing: Best<Part> = { parts: new Map(), composed: null, leftOut: new Map() };

function wantedParts(loaded: readonly Loaded[], served: Parts<Part> | null): Parts<Part> {
  const wanted = new Map<string, Part>();
  for (const { listed, schema } of loaded) {
    const { name, url, options } = listed;
    const sdl = schema.state === 'loaded' ? schema.sdl : served?.get(name)?.sdl;
    if (sdl !== undefined) wanted.set(name, { name, url, options, sdl });
  }
  return wanted;
}

function contractTroubles({ composed }: Best<Part>): Troubles['contracts'] {
  return new Map(
    (composed?.contracts ?? []).flatMap((contract) =>
      contract.kind === 'failed'
        ? [[contract.name, contract.problems.map(describeProblem).join('\n')] as const]
        : [],
    ),
  );
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
