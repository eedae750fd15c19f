import type { IncomingMessage, ServerResponse } from 'node:http';
import { anonymous } from '../identity/asker.ts';
import type { Logger } from '../observing/log.ts';
import { arrivalOf, type Arrival } from './front/arrival.ts';
import { pathOf } from './httpErrors.ts';
import type { UsageCounts } from '../usage/usageCounts.ts';
import type { Metrics } from './metrics.ts';
import type { Unread } from './unread/unread.ts';

/** Looked at every few seconds by probes and scrapers. */
const QUIET: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Follows every request, whichever way it is answered. */
export interface Requests {
  /** To be called once for each request, before anything else. */
  arrive(request: IncomingMessage, response: ServerResponse): Arrival;
  /** How many are over. Probes and scrapers do not count. */
  answered(): number;
  /** For how long no request was answered, in ms; 0 while one is. Probes and scrapers do not count. */
  idleMs(): number;
  /** Waits for that. */
  untilIdle(): Promise<void>;
}

/**
 * Logs and times each request once, when it is over. One whose client left has no status and no time
 * to tell: its answer was not sent.
 */
export function followRequests(
  parent: Logger,
  metrics: Metrics,
  unread: Pick<Unread, 'forget'>,
  usage: Pick<UsageCounts, 'note'> | null,
): Requests {
  // Nothing in these lines needs to be looked for and taken out.
  const log = parent.child({}, { redact: [] });
  let running = 0;
  let answered = 0;
  let idleSince = performance.now();
  let wake: () => void = () => undefined;

  // One function for all responses: `this` is the response that is over.
  function onClose(this: ServerResponse): void {
    running -= 1;
    if (running === 0) wake();
    const { req: request, writableFinished, statusCode: status } = this;
    const arrival = arrivalOf(request);
    count(arrival, this);
    arrival.leavePlace?.();
    arrival.endWork?.();
    unread.forget(this);
    const now = performance.now();
    if (!QUIET.has(arrival.route)) {
      idleSince = now;
      answered += 1;
    }
    if (!writableFinished) {
      arrival.hasLeft = true;
      arrival.onLeave?.();
    }
    if (arrival.isStream) return;
    if (!writableFinished) {
      logRequest(request, 'client left');
      return;
    }
    const ms = now - arrival.startedAt;
    metrics.timeRequest({ method: methodOf(request), route: arrival.route, status, ms });
    logRequest(request, 'request', status, Math.round(ms * 10) / 10);
  }

  function count({ use }: Arrival, { statusCode, req: { headers } }: ServerResponse): void {
    if (use !== null && statusCode < 400) usage?.note(use, headers);
  }

  function logRequest(
    request: IncomingMessage,
    message: string,
    status?: number,
    ms?: number,
  ): void {
    const { id, route, operationName, asker, refusal } = arrivalOf(request);
    const level = QUIET.has(route) ? 'debug' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const path = pathOf({ url: request.url ?? '' });
    const facts = {
      requestId: id,
      method: request.method,
      path,
      status,
      ms,
      operation: operationName ?? undefined,
      asker: asker === anonymous ? undefined : `${asker.kind} ${asker.name}`,
      refused: refusal ?? undefined,
    };
    log[level](facts, message);
  }

  return {
    arrive: (request, response) => {
      running += 1;
      response.on('close', onClose);
      return arrivalOf(request);
    },
    answered: () => answered,
    idleMs: () => (running === 0 ? performance.now() - idleSince : 0),
    untilIdle: async () => {
      if (running === 0) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    },
  };
}

function methodOf({ method }: IncomingMessage): string {
  return method ?? 'none';
}
