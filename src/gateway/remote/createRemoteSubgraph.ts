import type { Logger } from '../../observing/log.ts';
import { PlainSignal } from '../../signal.ts';
import type { Subgraph } from '../subgraph.ts';
import { createAskApart } from './askApart.ts';
import { createAskInHalves } from './askInHalves.ts';
import { createBreaker, type BreakerState } from './breaker.ts';
import { systemClock, type Clock } from './clock.ts';
import { createTurns, type Turns } from './concurrency.ts';
import { createConnections } from './connections.ts';
import { EventBudget } from './eventBudget.ts';
import { failuresOf } from './failure.ts';
import { createFetch } from './fetches.ts';
import { takesCredentials } from './headers.ts';
import type { RemoteObserver } from './observer.ts';
import type { RemoteOptions } from './options.ts';
import { probeStream, type StreamProbe } from './probeStream.ts';
import type { RemoteParts } from './remoteParts.ts';
import { createStreams } from './streams.ts';
import { createTroubleLog } from './troubleLog.ts';

/** A subgraph behind an address: it may be slow, broken or hostile, and costs only its own fields. */
export interface RemoteSubgraph extends Subgraph {
  state(): BreakerState;
  /** How it answers whoever asks for a stream. Never rejects. */
  probeStream(): Promise<StreamProbe>;
  load(): {
    /** Fetches that have been sent. */
    readonly running: number;
    /** Fetches that wait for their turn. */
    readonly waiting: number;
    readonly streams: number;
  };
}

export interface Remote {
  /** As in the supergraph's join__Graph. */
  readonly name: string;
  /** Where queries, mutations and subscriptions are sent. */
  readonly url: string;
  readonly options: RemoteOptions;
  readonly log: Logger;
  readonly metrics?: RemoteObserver;
  readonly clock?: Clock;
  /** For events that wait, of this and other subgraphs. */
  readonly eventBudget?: EventBudget;
}

/** Connects at the first request. Throws StartupError when the address or the tls options cannot be used. */
export function createRemoteSubgraph(remote: Remote): RemoteSubgraph {
  const { name, options } = remote;
  const turns = createTurns(options.concurrency);
  const closing = new PlainSignal();
  const parts = createParts(remote, turns, closing);
  const { connections, breaker, clock } = parts;
  const streams = createStreams(parts);
  return {
    name,
    takesCredentials: takesCredentials(options.headers),
    execute: createAskApart(createAskInHalves(createFetch(parts, turns), clock), clock),
    subscribe: streams.open,
    probeStream: async () => probeStream(parts),
    state: breaker.state,
    load: () => ({
      running: turns.running(),
      waiting: turns.waiting(),
      streams: streams.running(),
    }),
    close: async () => {
      closing.abort(new Error('The subgraph was let go of.'));
      await connections.close();
    },
  };
}

function createParts(
  { name, url, options, log, metrics, ...given }: Remote,
  turns: Pick<Turns, 'clear'>,
  closing: RemoteParts['closing'],
): RemoteParts {
  const { clock = systemClock, eventBudget = new EventBudget() } = given;
  const connections = createConnections(url, options);
  // What follows the path may be a secret.
  const { origin, pathname } = new URL(url);
  const trouble = createTroubleLog(log, { subgraph: name, url: `${origin}${pathname}` }, clock);
  const breaker = createBreaker(options.breaker, clock, (state) => {
    if (state === 'open') turns.clear();
    trouble.changed(state);
    metrics?.onBreaker({ subgraph: name, state });
  });
  return {
    subgraph: name,
    options,
    failures: failuresOf(name, options),
    connections,
    breaker,
    trouble,
    observer: metrics ?? null,
    clock,
    closing,
    eventBudget,
  };
}
