import type { Guarding } from '../../guards/guardGraph.ts';
import type { Logger } from '../../observing/log.ts';
import type { ContractSpec } from '../compose/contractSpec.ts';
import { describeProblem } from '../compose/problems.ts';
import type { Made } from './attempt.ts';
import { buildGraph, type BuiltGraph } from './buildGraph.ts';
import { composeBest, type Best, type Parts } from './composeBest.ts';
import type { Composer } from './composer.ts';
import type { OwnGraph } from './ownGraph.ts';
import { hashOf, type RemoteAddress, type Remotes } from './remotes.ts';

/** A remote subgraph with its schema. */
export type Part = RemoteAddress & { readonly sdl: string };

/** What is asked for by a list of subgraphs. */
export interface Wanted {
  readonly parts: Parts<Part>;
  readonly contracts: readonly ContractSpec[];
  readonly guarding: Guarding;
}

/** What cannot be served as it is asked for, and why. */
interface Troubles {
  readonly leftOut: Best<Part>['leftOut'];
  /** By the name of the contract. */
  readonly contracts: ReadonlyMap<string, string>;
}

/** What is served after an attempt, if it is accepted. */
export interface Choice {
  readonly made: Made | null;
  readonly parts: Parts<Part>;
  readonly troubles: Troubles;
}

interface ServedPartsParts {
  readonly own: OwnGraph;
  readonly composer: Composer;
  readonly remotes: Remotes;
  readonly log: Logger;
}

/** Subgraphs that are served together, and which of the changes that are wanted of them can be. */
export class ServedParts {
  readonly #given: ServedPartsParts;
  /** Null before anything is served. */
  #parts: Parts<Part> | null = null;
  #contracts = hashOf([]);
  #tried: { readonly hash: string; readonly troubles: Troubles } | null = null;

  constructor(given: ServedPartsParts) {
    this.#given = given;
  }

  /** The schema that a subgraph is served with. */
  sdlOf(name: string): string | undefined {
    return this.#parts?.get(name)?.sdl;
  }

  async choose(wanted: Wanted): Promise<Choice> {
    const { own } = this.#given;
    const guarding = guardingText(wanted.guarding);
    const hash = hashOf([[...wanted.parts.values()], wanted.contracts, guarding]);
    const before = this.#parts ?? new Map<string, Part>();
    if (this.#tried?.hash === hash) {
      return { made: null, parts: before, troubles: this.#tried.troubles };
    }
    const best = await this.#compose(before, wanted);
    const { composed, parts, leftOut } = best;
    const troubles = { leftOut, contracts: contractTroubles(best) };
    if (composed === null && wanted.parts.size > 0 && this.#parts !== null) {
      this.#tried = { hash, troubles };
      return { made: null, parts: before, troubles };
    }
    const accept = () => {
      this.#parts = parts;
      this.#contracts = hashOf(wanted.contracts);
      this.#tried = { hash, troubles };
    };
    const sdl = composed?.publicSdl ?? own.open.supergraphSdl;
    const built = await this.#build(best, wanted.guarding);
    const made = { kind: 'made', hash: hashOf([sdl, guarding]), accept, ...built } as const;
    return { made, parts, troubles };
  }

  async #compose(before: Parts<Part>, { parts, contracts }: Wanted): Promise<Best<Part>> {
    if (parts.size === 0 && contracts.length === 0) return nothing;
    const { own, composer } = this.#given;
    const parties = { own: own.schemas, composer, contracts };
    const best = await composeBest(parties, before, parts);
    if (best.composed !== null || hashOf(contracts) === this.#contracts) return best;
    // What contracts are to hide must not wait for a subgraph that does not compose.
    const again = await composeBest(parties, before, before);
    return { ...again, leftOut: best.leftOut };
  }

  async #build({ composed, parts }: Best<Part>, guarding: Guarding): Promise<BuiltGraph> {
    const { own, remotes, log } = this.#given;
    if (composed === null) return { graph: own.guard(guarding), remote: new Map() };
    const { supergraph, publicSdl, warnings, contracts } = composed;
    for (const reason of warnings) log.warn({ reason }, 'a subgraph says what does not count');
    const chosen = [...parts.values()];
    const addresses = chosen.map(({ name, url, options, authorities }) => ({
      ...{ name, url, options, authorities },
    }));
    const remoteSdls = chosen.map(({ sdl }) => sdl);
    const graphParts = { supergraph, publicSdl, contracts, addresses, remoteSdls, own, guarding };
    return buildGraph(graphParts, { remotes, log });
  }
}

const nothing: Best<Part> = { parts: new Map(), composed: null, leftOut: new Map() };

function guardingText({ policies, mode }: Guarding): string {
  return JSON.stringify([mode, [...(policies ?? [])]]);
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
