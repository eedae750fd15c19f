import type { FastifyBaseLogger } from 'fastify';
import type { GraphOperation } from '../graph/graph.ts';
import type { Charge, Shortage } from '../points/points.ts';
import type { Arrival } from './front/arrival.ts';

/** What belongs to one request on its way through Apollo Server. */
export interface RequestContext {
  readonly requestId: string;
  /** Writes the request id with every line. */
  readonly log: FastifyBaseLogger;
  /** As the client sent it. */
  readonly method: string;
  /** As subgraphs may be passed them; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborted when the client leaves before it has its answer. */
  readonly signal: AbortSignal;
  /** Whether the answer tells what it took. */
  readonly explain: boolean;
  /** The request, whichever way it takes. */
  readonly arrival: Arrival;
  /** Whether everybody would get the same answer. */
  readonly isAnybody: boolean;
  /** Whether the answer tells what it costs; `only` where nothing else is asked. */
  readonly tellsCost: 'no' | 'beside' | 'only';
  /** Takes points of the asker's. */
  readonly charge: (estimated: number) => Charge | Shortage;
  /** Takes a subscription that may begin; null where its results could not be sent. */
  readonly subscribe: ((subscription: GraphOperation) => void) | null;
}
