import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../observing/log.ts';
import type { UsageCounts } from '../usage/usageCounts.ts';
import { arrivalOf, type Arrival } from './front/arrival.ts';
import type { Metrics } from './metrics.ts';
import { createRequestLog } from './requestLog.ts';
import { RunningRequests } from './runningRequests.ts';
import type { Unread } from './unread/unread.ts';

/** Follows every request, whichever way it is answered. */
export interface Requests {
  /** To be called once for each request, before anything else. */
  arrive(request: IncomingMessage, response: ServerResponse): Arrival;
  readonly running: Omit<RunningRequests, 'begin' | 'end'>;
}

interface RequestsParts {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly unread: Pick<Unread, 'forget'>;
  /** Null where nobody counts what is asked for. */
  readonly usage: Pick<UsageCounts, 'note'> | null;
}

/** Tells all who need to know that a request is over: once, when its response is closed. */
export function followRequests({ log: parent, metrics, unread, usage }: RequestsParts): Requests {
  const log = createRequestLog(parent);
  const running = new RunningRequests();

  // One function for all responses: `this` is the response that is over.
  function onClose(this: ServerResponse): void {
    const now = performance.now();
    const { req: request, writableFinished, statusCode: status } = this;
    const arrival = arrivalOf(request);
    running.end(arrival.route, now);
    count(arrival, this);
    arrival.leavePlace?.();
    arrival.endWork?.();
    unread.forget(this);
    if (!writableFinished) {
      arrival.hasLeft = true;
      arrival.onLeave?.();
    }
    if (arrival.isStream) return;
    if (!writableFinished) {
      log.left(request);
      return;
    }
    const ms = now - arrival.startedAt;
    metrics.timeRequest({ method: request.method ?? 'none', route: arrival.route, status, ms });
    log.answered(request, status, ms);
  }

  function count({ use }: Arrival, { statusCode, req: { headers } }: ServerResponse): void {
    if (use !== null && statusCode < 400) usage?.note(use, headers);
  }

  return {
    arrive: (request, response) => {
      running.begin();
      response.on('close', onClose);
      return arrivalOf(request);
    },
    running,
  };
}
