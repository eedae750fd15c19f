import type { SubgraphOperation, SubgraphResult } from '../subgraph.ts';
import { readAnswer, type AnswerContext } from './answer.ts';
import { createEventParser } from './eventParser.ts';
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
  /** The connection has ended. */
  end(): StreamState;
}

interface Events {
  readonly asked: AnswerContext;
  readonly operation: SubgraphOperation;
  readonly maxEventBytes: number;
}

/** Events as GraphQL over SSE has them for one operation a connection: `next` and `complete`. */
export function createEventReader(
  { asked, operation, maxEventBytes }: Events,
  onResult: (result: SubgraphResult, bytes: number) => void,
): EventReader {
  const { failures } = asked;
  let state: StreamState = { state: 'open' };

  function readNext(text: string, bytes: number): void {
    const read = readAnswer({ bytes: text, status: 200 }, asked, operation);
    if (read.state === 'failed') {
      fail(read.failure);
      return;
    }
    const { data, errors, isExecuted } = read;
    onResult(data === null && isExecuted ? { data, errors, isExecuted } : { data, errors }, bytes);
    if (!isExecuted) state = { state: 'complete' };
  }
  function fail(failure: Failure): void {
    if (state.state === 'open') state = { state: 'broken', failure };
  }

  const parser = createEventParser(maxEventBytes, ({ event, data, bytes }) => {
    if (state.state !== 'open') return;
    if (event === 'next' && data !== null) readNext(data, bytes);
    if (event === 'complete') state = { state: 'complete' };
  });
  return {
    feed: (chunk) => {
      if (state.state !== 'open') return state;
      const isFit = parser.feed(chunk);
      if (!isFit) fail(failures.tooLarge(maxEventBytes, 'an event'));
      return state;
    },
    end: () => {
      if (state.state === 'open') parser.end();
      return state;
    },
  };
}
