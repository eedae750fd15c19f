import type { IncomingMessage } from 'node:http';
import { anonymous } from '../identity/asker.ts';
import type { Logger } from '../observing/log.ts';
import { arrivalOf } from './front/arrival.ts';
import { pathOf } from './httpErrors.ts';
import { isWatched } from './runningRequests.ts';

/** A line for each request, once it is over. */
export interface RequestLog {
  answered(request: IncomingMessage, status: number, ms: number): void;
  /** Its client is gone: it has no status and no time to tell, because its answer was not sent. */
  left(request: IncomingMessage): void;
}

export function createRequestLog(parent: Logger): RequestLog {
  // Nothing in these lines needs to be looked for and taken out.
  const log = parent.child({}, { redact: [] });

  function write(request: IncomingMessage, message: string, status?: number, ms?: number): void {
    const { id, route, operationName, asker, refusal } = arrivalOf(request);
    const level = isWatched(route) ? 'debug' : 'info';
    if (!log.isLevelEnabled(level)) return;
    const facts = {
      requestId: id,
      method: request.method,
      path: pathOf({ url: request.url ?? '' }),
      status,
      ms,
      operation: operationName ?? undefined,
      asker: asker === anonymous ? undefined : `${asker.kind} ${asker.name}`,
      refused: refusal ?? undefined,
    };
    log[level](facts, message);
  }

  return {
    answered: (request, status, ms) => {
      write(request, 'request', status, Math.round(ms * 10) / 10);
    },
    left: (request) => {
      write(request, 'client left');
    },
  };
}
