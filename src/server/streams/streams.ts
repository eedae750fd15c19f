import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../settings/config.ts';
import type { Graph, GraphOperation } from '../../graph/graph.ts';
import { arrivalOf, type Arrival } from '../front/arrival.ts';
import { sendUnavailable } from '../httpErrors.ts';
import type { Metrics } from '../metrics.ts';
import { createSlots } from '../slots.ts';
import type { Unread } from '../unread/unread.ts';
import { EventStream, type StreamTiming } from './eventStream.ts';
import { keepChecking } from './keepChecking.ts';

/** The open subscriptions of a server. */
export interface Streams {
  /** Answers by the results of a subscription, or with 503 when there are too many. */
  open(subscription: Subscription, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  endAll(how: 'reloaded' | 'stopped'): void;
}

interface Subscription {
  readonly graph: Graph;
  /** Validated and within the limits. */
  readonly operation: GraphOperation;
  /** Follows the client, and gives the operation its signal. */
  readonly client: AbortController;
  /** Why the stream is to end as soon as it is open; null when it may go on. */
  readonly ending: 'reloaded' | 'stopped' | null;
}

export function createStreams(
  config: StreamTiming & Pick<Config, 'maxStreams'>,
  metrics: Metrics,
  unread: Unread,
): Streams {
  const slots = createSlots(config.maxStreams);
  const streams = new Set<EventStream>();
  return {
    open: ({ graph, operation, client, ending }, request, reply) => {
      if (client.signal.aborted) return reply.hijack();
      const release = slots.take();
      if (release === null) {
        const message = `Expected at most ${config.maxStreams} open subscriptions; try again later.`;
        return sendUnavailable(reply, message);
      }
      // From here on the response is the stream's, which looks after its socket.
      void reply.hijack();
      const arrival = arrivalOf(request.raw);
      becomeStream(arrival);
      const stream = new EventStream({
        response: reply.raw,
        headers: reply.getHeaders() as Record<string, string>,
        subscribe: () => graph.subscribe(operation),
        asker: { requestId: request.id, log: request.log, signal: client.signal },
        abort: () => {
          client.abort();
        },
        timing: config,
        unread,
        meter: metrics.openStream(),
        onClose: (how, events) => {
          streams.delete(stream);
          stopChecking();
          release();
          const operation = arrival.operationName ?? undefined;
          const ms = Math.round(reply.elapsedTime);
          request.log.info({ operation, how, events, ms }, 'stream ended');
        },
      });
      streams.add(stream);
      stream.start();
      const stopChecking = keepChecking(arrival, () => {
        stream.end('refused');
      });
      if (ending !== null) stream.end(ending);
      return reply;
    },
    endAll: (how) => {
      for (const stream of streams) stream.end(how);
    },
  };
}

/** Its place and its turn are for those that are answered once. */
function becomeStream(arrival: Arrival): void {
  arrival.isStream = true;
  arrival.leavePlace?.();
  arrival.endWork?.();
}
