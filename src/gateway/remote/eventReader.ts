import { createParser } from 'eventsource-parser';
import type { SubgraphOperation, SubgraphResult } from '../subgraph.ts';
import { readAnswer, type Asked } from './answer.ts';
import type { Failure } from './failure.ts';

/** Where a stream of events stands after some of it. */
type StreamState =
  | { readonly state: 'open' }
  /** It was ended as it should be. */
  | { readonly state: 'complete' }
  | { readonly state: 'broken'; readonly failure: Failure };

export interface EventReader {
  /** Reads on; once it is no longer open, the rest is ignored. */
  feed(chunk: Uint8Array): StreamState;
}

interface Events extends Asked {
  readonly operation: SubgraphOperation;
  readonly maxEventBytes: number;
}

/** Events as GraphQL over SSE has them for one operation a connection: `next` and `complete`. */
export function createEventReader(
  { subgraph, failures, operation, maxEventBytes }: Events,
  onResult: (result: SubgraphResult) => void,
): EventReader {
  const decoder = new TextDecoder();
  let state: StreamState = { state: 'open' };

  function readNext(data: string): void {
    const bytes = Buffer.from(data);
    if (bytes.length > maxEventBytes) {
      fail(failures.tooLarge(maxEventBytes, 'an event'));
      return;
    }
    const read = readAnswer(bytes, { subgraph, failures }, operation);
    if (read.state === 'failed') {
      fail(read.failure);
      return;
    }
    onResult({ data: read.data, errors: read.errors });
    if (read.data === null) state = { state: 'complete' };
  }
  function fail(failure: Failure): void {
    state = { state: 'broken', failure };
  }

  const parser = createParser({
    maxBufferSize: maxEventBytes,
    onEvent: ({ event, data }) => {
      if (state.state !== 'open') return;
      if (event === 'next') readNext(data);
      if (event === 'complete') state = { state: 'complete' };
    },
    // Fields that SSE does not know are ignored, as it says.
    onError: ({ type }) => {
      if (type !== 'max-buffer-size-exceeded' || state.state !== 'open') return;
      fail(failures.tooLarge(maxEventBytes, 'an event'));
    },
  });
  return {
    feed: (chunk) => {
      if (state.state === 'open') parser.feed(decoder.decode(chunk, { stream: true }));
      return state;
    },
  };
}
