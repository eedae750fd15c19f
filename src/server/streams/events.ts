import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { print } from 'graphql-sse';

/** What makes a response a stream of events, and keeps everything between from holding it back. */
export const EVENT_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would wait until it has a buffer full of events.
  'x-accel-buffering': 'no',
} as const;

/** A comment, which clients ignore in streams without ids: it sends the headers, and shows that the stream lives. */
export const HEARTBEAT = ':\n\n';

/** The last event of a stream. */
export const COMPLETE = print({ event: 'complete', data: null });

/** One result as an event. */
export function printResult(result: ExecutionResult | FormattedExecutionResult): string {
  // Formatted errors are what errors become when they are written.
  return print({ event: 'next', data: result as ExecutionResult });
}
