import { createHash } from 'node:crypto';
import type { Logger } from '../../observing/log.ts';
import { createRemoteSubgraph, type RemoteSubgraph } from '../remote/createRemoteSubgraph.ts';
import { EventBudget } from '../remote/eventBudget.ts';
import type { RemoteObserver } from '../remote/observer.ts';
import type { RemoteOptions } from '../remote/options.ts';

/** Where a subgraph is asked, and how. */
export interface RemoteAddress {
  readonly name: string;
  readonly url: string;
  readonly options: RemoteOptions;
  /** What its file of authorities holds: others are trusted on other connections. Null without one. */
  readonly authorities: string | null;
}

/** Subgraphs that were taken together, for one graph. */
export interface Taken {
  readonly subgraphs: ReadonlyMap<string, RemoteSubgraph>;
  /** To be called once, when nobody asks them any more. */
  release(): Promise<void>;
}

/**
 * Remote subgraphs with their connections and breakers. A graph that takes the place of another
 * shares those that are asked as before; what no graph has any more is closed.
 */
export interface Remotes {
  /** Throws a StartupError where one cannot be asked as it says; none is taken then. */
  take(addresses: readonly RemoteAddress[]): Taken;
}

interface Shared {
  readonly subgraph: RemoteSubgraph;
  graphs: number;
}

/** @param eventBudget - of all of them together */
export function createRemotes(
  log: Logger,
  metrics: RemoteObserver,
  eventBudget = new EventBudget(),
): Remotes {
  const known = new Map<string, Shared>();

  const takeOne = (address: RemoteAddress): readonly [string, Shared] => {
    const key = hashOf(address);
    let shared = known.get(key);
    if (shared === undefined) {
      const subgraph = createRemoteSubgraph({ ...address, log, metrics, eventBudget });
      shared = { subgraph, graphs: 0 };
      known.set(key, shared);
      metrics.onBreaker({ subgraph: address.name, state: 'closed' });
    }
    shared.graphs += 1;
    return [key, shared];
  };
  const releaseOne = async ([key, shared]: readonly [string, Shared]): Promise<void> => {
    shared.graphs -= 1;
    if (shared.graphs > 0) return;
    known.delete(key);
    await shared.subgraph.close();
  };

  return {
    take: (addresses) => {
      const taken: (readonly [string, Shared])[] = [];
      const release = async (): Promise<void> => {
        await Promise.all(taken.map(releaseOne));
      };
      try {
        for (const address of addresses) taken.push(takeOne(address));
      } catch (error) {
        void release();
        throw error;
      }
      return {
        subgraphs: new Map(taken.map(([, { subgraph }]) => [subgraph.name, subgraph])),
        release,
      };
    },
  };
}

/** The same for what is the same. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
