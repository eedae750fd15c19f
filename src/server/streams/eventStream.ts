import { once } from 'node:events';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { Config } from '../../settings/config.ts';
import { userError } from '../../errors.ts';
import { giveBack } from '../../giveBack.ts';
import { maskFailure, maskResult } from '../maskErrors.ts';
import type { StreamMeter } from '../metrics.ts';
import type { RequestContext } from '../requestContext.ts';
import type { Unread } from '../unread/unread.ts';
import { COMPLETE, EVENT_HEADERS, HEARTBEAT, printResult } from './events.ts';
import { NO_LONGER_VALID } from './keepChecking.ts';

export type StreamTiming = Pick<Config, 'heartbeatMs' | 'maxStallMs'>;

/** By its own last result; by a fault; by the client, who left, does not read, or has no valid credentials any more; by the server. */
export type StreamEnd =
  'completed' | 'failed' | 'disconnected' | 'stalled' | 'reloaded' | 'refused' | 'stopped';

export interface EventStreamParts {
  /** Nothing has been sent of it yet. */
  readonly response: ServerResponse;
  readonly headers: OutgoingHttpHeaders;
  /** Called once, when the stream is open. */
  readonly subscribe: () => AsyncIterable<ExecutionResult>;
  readonly asker: Pick<RequestContext, 'requestId' | 'log' | 'signal'>;
  /** Aborts what the results come from. */
  readonly abort: () => void;
  readonly timing: StreamTiming;
  readonly unread: Pick<Unread, 'admit' | 'forget'>;
  readonly meter: StreamMeter;
  /** Called once, when nothing more can be sent. */
  readonly onClose: (how: StreamEnd, events: number) => void;
}

/** How long a client may take to read what is left when the process stops. */
const FAREWELL_MS = 1000;

/**
 * Results of one subscription as events of one response. The next result is asked for only once the
 * socket has taken the last one: a client that reads slowly slows down its source, and buffers hold no more
 * than the system's and one result.
 */
export class EventStream {
  readonly #parts: EventStreamParts;
  #source: AsyncIterator<ExecutionResult> | undefined;
  #how: StreamEnd | null = null;
  #events = 0;
  #heartbeat: NodeJS.Timeout | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor(parts: EventStreamParts) {
    this.#parts = parts;
  }

  /** Sends the headers, then results as they come. */
  start(): void {
    const { response, headers, asker, timing, meter, onClose } = this.#parts;
    response.once('close', () => {
      this.#leave('disconnected');
      clearTimeout(this.#deadline);
      const how = this.#how ?? 'disconnected';
      meter.close(how);
      onClose(how, this.#events);
    });
    response.on('error', (error) => {
      asker.log.debug({ err: error }, 'a stream could not be written');
    });
    response.writeHead(200, { ...headers, ...EVENT_HEADERS });
    response.write(HEARTBEAT);
    this.#heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(HEARTBEAT);
    }, timing.heartbeatMs);
    void this.#sendAll();
  }

  /** Ends the stream from outside; a client whose graph has changed, or who may not ask any more, is told so. */
  end(how: 'reloaded' | 'refused' | 'stopped'): void {
    if (how === 'stopped') this.#finish(how);
    else this.#finish(how, how === 'reloaded' ? RELOADED : REFUSED);
    if (how === 'stopped') this.#destroyAfter(FAREWELL_MS);
  }

  async #sendAll(): Promise<void> {
    try {
      const source = this.#parts.subscribe()[Symbol.asyncIterator]();
      this.#source = source;
      for (;;) {
        // In turn: the next result is asked for when there is room for it.
        if (!(await this.#sendNext(source))) return;
        await this.#untilRead();
      }
    } catch (failure) {
      if (this.#how === null) {
        this.#finish('failed', { errors: [maskFailure(failure, this.#parts.asker)] });
      }
    }
  }

  /** In a frame of its own, so that nothing holds a result while its client does not read. */
  async #sendNext(source: AsyncIterator<ExecutionResult>): Promise<boolean> {
    const next = await source.next();
    if (this.#how !== null) return false;
    if (next.done === true) {
      this.#finish('completed');
      return false;
    }
    this.#send(maskResult(next.value, this.#parts.asker));
    return true;
  }

  #send(result: ExecutionResult): void {
    // As bytes: the text of one that is not read at once would be kept beside them.
    const bytes = Buffer.from(printResult(result));
    this.#parts.response.write(bytes, (error) => {
      if (!error) giveBack(bytes);
    });
    this.#events += 1;
    this.#parts.meter.countEvent(result);
  }

  /** Waits until the socket takes more, and cuts off who lets it wait too long. */
  async #untilRead(): Promise<void> {
    const { response, timing, unread } = this.#parts;
    if (!response.writableNeedDrain) return;
    const cut = (): void => {
      this.#leave('stalled');
      response.destroy();
    };
    if (!unread.admit(response, response.writableLength, cut)) {
      cut();
      return;
    }
    this.#deadline = setTimeout(cut, timing.maxStallMs);
    await once(response, 'drain');
    unread.forget(response);
    if (this.#how === null) clearTimeout(this.#deadline);
    // A source that never waits must not keep everybody else waiting.
    await nextTurn();
  }

  #finish(how: StreamEnd, last?: ExecutionResult): void {
    if (!this.#leave(how)) return;
    if (last !== undefined) this.#send(last);
    this.#parts.response.end(COMPLETE);
    this.#destroyAfter(this.#parts.timing.maxStallMs);
  }

  /** Takes nothing more from the source; false where that had happened before. */
  #leave(how: StreamEnd): boolean {
    if (this.#how !== null) return false;
    this.#how = how;
    clearInterval(this.#heartbeat);
    if (how === 'completed') return true;
    this.#parts.abort();
    // A generator returns only after the result it is busy with; nobody waits for that.
    this.#source?.return?.().catch((error: unknown) => {
      this.#parts.asker.log.debug({ err: error }, 'a subscription did not end well');
    });
    return true;
  }

  #destroyAfter(ms: number): void {
    const { response } = this.#parts;
    clearTimeout(this.#deadline);
    if (response.destroyed) return;
    this.#deadline = setTimeout(() => response.destroy(), ms);
  }
}

const RELOADED: ExecutionResult = {
  errors: [userError('SCHEMA_RELOADED', 'The graph has changed; subscribe again.')],
};

const REFUSED: ExecutionResult = {
  errors: [NO_LONGER_VALID],
};
