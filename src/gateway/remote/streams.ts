import type { Dispatcher } from 'undici';
import type { SubgraphRequest, SubgraphResult } from '../subgraph.ts';
import { mediaTypeOf } from './answer.ts';
import { encodingOf, letGo } from './body.ts';
import { connectionFailure } from './connectionFailure.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { createEventQueue, type EventQueue } from './eventQueue.ts';
import { createEventReader } from './eventReader.ts';
import { failureResult, verdictOf, type Failure } from './failure.ts';
import { EVENT_STREAM, streamHeaders } from './headers.ts';
import type { RemoteParts } from './remoteParts.ts';
import { requestBody } from './requestBody.ts';
import { readSingle } from './singleAnswer.ts';

export interface Streams {
  /** Opened when it is first iterated; a stream that breaks ends with one result that says why. */
  readonly open: (request: SubgraphRequest) => AsyncIterable<SubgraphResult>;
  readonly running: () => number;
}

export function createStreams(parts: RemoteParts): Streams {
  let running = 0;
  return {
    running: () => running,
    open: (request) => ({
      [Symbol.asyncIterator]: () => {
        const isFull = running >= parts.options.subscriptions.limit;
        running += 1;
        return startStream(request, parts, {
          isFull,
          onEnd: () => {
            running -= 1;
          },
        });
      },
    }),
  };
}

/** One stream: what reads from the connection, and what ends it. */
interface Stream {
  readonly parts: RemoteParts;
  readonly request: SubgraphRequest;
  readonly deadline: Deadline;
  readonly queue: EventQueue<SubgraphResult>;
  /** The first end counts: null is as the subgraph or the asker wanted it. */
  readonly finish: (failure: Failure | null) => void;
}

function startStream(
  request: SubgraphRequest,
  parts: RemoteParts,
  { isFull, onEnd }: { readonly isFull: boolean; readonly onEnd: () => void },
): AsyncIterator<SubgraphResult> {
  const { options, subgraph, failures, closing, clock, trouble, observer } = parts;
  const deadline = startDeadline({
    timeoutMs: options.timeoutMs,
    asker: request.asker.signal,
    closing,
    now: clock.now,
  });
  let events = 0;
  let isFinished = false;
  const finish = (failure: Failure | null) => {
    if (isFinished) return;
    isFinished = true;
    if (failure !== null) tellLast(queue, failure, subgraph);
    queue.end();
    if (failure !== null) trouble.failed(failure);
    observer?.onStream({ subgraph, outcome: failure?.kind ?? 'answered', events });
    // Ends the connection, whatever it is doing.
    deadline.cancel();
    deadline.end();
    onEnd();
  };
  const queue = createQueue(parts, finish);
  const counted: EventQueue<SubgraphResult> = {
    ...queue,
    push: (result, bytes) => {
      events += 1;
      queue.push(result, bytes);
    },
  };
  // Whoever waits for an event, or for room, need not wait for the connection to end as well.
  const onAbort = () => {
    finish(failures[deadline.reason() ?? 'aborted']());
  };
  deadline.signal.addEventListener('abort', onAbort, { once: true });
  if (isFull) finish(failures.busy());
  else if (deadline.signal.aborted) onAbort();
  else void run({ parts, request, deadline, queue: counted, finish });
  return queue.iterator;
}

/** What waits in it counts in the budget of all streams. */
function createQueue(
  { options, failures, eventBudget }: RemoteParts,
  finish: Stream['finish'],
): EventQueue<SubgraphResult> {
  const queue: EventQueue<SubgraphResult> = createEventQueue({
    maxEvents: options.subscriptions.queue,
    maxBytes: options.subscriptions.queueBytes,
    onAdded: (bytes) => {
      eventBudget.added(queue, {
        bytes,
        end: () => {
          finish(failures.crowded());
        },
      });
    },
    onTaken: (bytes) => {
      eventBudget.taken(queue, bytes);
    },
    onReturn: () => {
      finish(failures.aborted());
    },
  });
  return queue;
}

function tellLast(queue: EventQueue<SubgraphResult>, failure: Failure, subgraph: string): void {
  const { kind } = failure;
  if (kind === 'aborted' || kind === 'crowded') queue.drop();
  if (kind !== 'aborted') queue.push(failureResult(subgraph, failure));
}

async function run(stream: Stream): Promise<void> {
  const { parts, request, deadline, queue, finish } = stream;
  const { breaker, connections, options, failures, trouble } = parts;
  const pass = breaker.enter();
  if (pass === null) {
    finish(failures.open());
    return;
  }
  try {
    const headers = streamHeaders(options.headers)(request.asker);
    const { signal } = deadline;
    const body = requestBody(request);
    const response = await connections.open({ headers, body, signal });
    const type = mediaTypeOf(response.headers['content-type']);
    if (response.statusCode === 200 && type === EVENT_STREAM) {
      pass.settle('answered');
      deadline.lift();
      finish(await readEvents(response, stream));
    } else {
      const single = await readSingle({ ...response, type }, parts, { request, signal });
      if (single.state === 'refused') {
        pass.settle('answered');
        // Many that cannot stream say so in this way, too.
        trouble.failed(single.why);
        queue.push(single.result);
        finish(null);
      } else {
        pass.settle(verdictOf(single.failure));
        finish(single.failure);
      }
    }
  } catch (error) {
    const failure = connectionFailure(error, deadline, failures);
    pass.settle(verdictOf(failure));
    finish(failure);
  }
}

/** Events until the end; null where it is the right one. */
async function readEvents(
  { body, headers }: Dispatcher.ResponseData,
  { parts, request, queue, finish }: Stream,
): Promise<Failure | null> {
  const { failures } = parts;
  const { operation } = request;
  const { idleMs, maxEventBytes, stalledMs } = parts.options.subscriptions;
  if (encodingOf(headers) !== 'identity') {
    letGo(body);
    return failures.malformed('events as they are', 'a content encoding');
  }
  const reader = createEventReader({ asked: parts, operation, maxEventBytes }, queue.push);
  const silence = createTimer(idleMs, () => {
    finish(failures.silent(idleMs ?? 0));
  });
  const stall = createTimer(stalledMs, () => {
    finish(failures.stalled(queue.length()));
  });
  silence.start();
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      silence.stop();
      const read = reader.feed(chunk);
      if (read.state === 'complete') return null;
      if (read.state === 'broken') return read.failure;
      if (!queue.hasRoom()) {
        // Nothing more is taken from the connection, so that the subgraph has to wait too.
        stall.start();
        await queue.room();
        stall.stop();
      }
      silence.start();
    }
    if (reader.end().state === 'complete') return null;
    return failures.reset('the stream ended without saying that it is complete');
  } finally {
    silence.stop();
    stall.stop();
  }
}

function createTimer(ms: number | null, onTime: () => void): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    start: () => {
      if (ms !== null) timer = setTimeout(onTime, ms);
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}
