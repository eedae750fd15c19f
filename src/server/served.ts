import type { ServerResponse } from 'node:http';
import type { Graph } from '../graph/graph.ts';
import type { Asker } from '../identity/asker.ts';
import type { Apollo } from './apollo.ts';
import type { Answers } from './cache/answers.ts';
import type { KnownOperations } from './known/knownOperations.ts';
import type { ServedOperations } from './operations/servedOperations.ts';

export interface ServedParts {
  readonly graph: Graph;
  readonly apollo: Apollo;
  readonly known: KnownOperations;
  readonly answers: Answers;
  readonly operations: ServedOperations;
}

/** A graph, and the Apollo Server over it, for as long as somebody is answered by them. */
export interface Served extends ServedParts {
  /** What is shown of the graph under other names, as long as that; null for what cannot be had at present. */
  readonly contracts: ReadonlyMap<string, Served | null>;
  /** Keeps them until the response is over. */
  hold(response: Pick<ServerResponse, 'once' | 'closed'>): void;
  /** To be called once, when nobody new comes: stops both when the last response is over. */
  retire(): Promise<void>;
}

/** Where a server is between its start and its end. */
export type Phase =
  | { readonly state: 'starting' | 'stopping' }
  | { readonly state: 'serving'; readonly served: Served };

export function createServed(
  parts: ServedParts,
  contractParts: ReadonlyMap<string, ServedParts | null> = new Map(),
): Served {
  let held = 0;
  let onIdle: () => void = () => undefined;
  const hold: Served['hold'] = (response) => {
    if (response.closed) return;
    held += 1;
    response.once('close', () => {
      held -= 1;
      if (held === 0) onIdle();
    });
  };
  const retire = async (): Promise<void> => {
    if (held > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve;
      });
    }
    for (const contract of contractParts.values()) await contract?.apollo.stop();
    await parts.apollo.stop();
    await parts.graph.close?.();
  };
  const contracts = new Map<string, Served | null>();
  for (const [name, contract] of contractParts) {
    contracts.set(name, contract && { ...contract, contracts, hold, retire });
  }
  return { ...parts, contracts, hold, retire };
}

/**
 * What answers an asker under the name of a contract, or under none: null where it cannot be had now, undefined where
 * there is none by that name. Who is given a contract sees that, and knows of no other.
 */
export function servedFor(
  served: Served,
  named: string | null,
  { contract: given = null }: Pick<Asker, 'contract'>,
): Served | null | undefined {
  if (given === null) return named === null ? served : served.contracts.get(named);
  return named === null || named === given ? (served.contracts.get(given) ?? null) : undefined;
}

/** What answers an asker who names no contract. */
export function servedTo(served: Served | null, asker: Pick<Asker, 'contract'>): Served | null {
  return served && (servedFor(served, null, asker) ?? null);
}
