import type { Dispatcher } from 'undici';
import { joinChunks, type Encoding, type Headers } from './body.ts';
import type { Failure } from './failure.ts';

/** What came of a request. */
export type Received =
  /** The body as it came over the network. */
  | { readonly state: 'whole'; readonly bytes: Buffer; readonly encoding: Encoding }
  /** The head was enough to know. */
  | Refused
  | { readonly state: 'too-large' };

export interface Refused {
  readonly state: 'refused';
  readonly failure: Failure;
  /** What it says of that, whole, as it came over the network; null where it says nothing, or too much. */
  readonly told: { readonly bytes: Buffer; readonly encoding: Encoding } | null;
}

interface Expected {
  readonly maxBytes: number;
  readonly judge: (status: number, headers: Headers) => Verdict;
}

/** Whether a body is worth having, by its head. */
export type Verdict =
  | { readonly state: 'wanted'; readonly encoding: Encoding }
  | {
      readonly state: 'refused';
      readonly failure: Failure;
      /** Whether a little of it is read to keep the connection. */
      readonly keep: boolean;
      /** How it is encoded where it may say why; null where nobody would understand it. */
      readonly told: Encoding | null;
    };

/** How much of a refused answer is read: under trouble, new connections only add to the load. */
const DUMP = { maxBytes: 65_536, timeoutMs: 1000 };

/** Takes one answer off its connection, chunk by chunk: a stream for it would cost more than all else does. */
export class Reception implements Dispatcher.DispatchHandler {
  /** As they came over the network. */
  bytes = 0;
  /** Rejects where the connection fails or breaks, and with what it is ended by. */
  readonly received: Promise<Received>;
  readonly #expected: Expected;
  readonly #chunks: Buffer[] = [];
  readonly #settle: { resolve(received: Received): void; reject(error: Error): void };
  #controller: Dispatcher.DispatchController | null = null;
  #ended: Error | null = null;
  #encoding: Encoding = 'identity';
  #isDumping = false;
  /** An answer that is refused once what it says is read. */
  #telling: { readonly failure: Failure; readonly encoding: Encoding } | null = null;
  #dumpTimer: NodeJS.Timeout | undefined;

  constructor(expected: Expected) {
    this.#expected = expected;
    const { promise, resolve, reject } = Promise.withResolvers<Received>();
    this.received = promise;
    // Whoever waits for it hears of it; a request that could not be sent has nobody who does.
    promise.catch(() => undefined);
    this.#settle = { resolve, reject };
  }

  /** Waits no longer; ends the connection if it has one. */
  end(error: Error): void {
    this.#ended = error;
    this.#controller?.abort(error);
    this.#fail(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended !== null) controller.abort(this.#ended);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Headers,
  ): void {
    if (status < 200) return;
    const verdict = this.#expected.judge(status, headers);
    if (verdict.state === 'wanted') {
      this.#encoding = verdict.encoding;
      if (Number(headers['content-length']) > this.#expected.maxBytes) this.#refuse(controller);
      return;
    }
    const { failure, told } = verdict;
    if (told === null) this.#settle.resolve({ state: 'refused', failure, told });
    else this.#telling = { failure, encoding: told };
    if (!verdict.keep) {
      controller.abort(dropped);
      return;
    }
    this.#isDumping = true;
    this.#dumpTimer = setTimeout(() => {
      controller.abort(dropped);
    }, DUMP.timeoutMs).unref();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.#isDumping && this.bytes > DUMP.maxBytes) controller.abort(dropped);
    else if (this.#isDumping && this.#telling === null) return;
    else if (this.bytes > this.#expected.maxBytes) this.#refuse(controller);
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#dumpTimer);
    const bytes = joinChunks(this.#chunks);
    if (this.#telling === null) {
      this.#settle.resolve({ state: 'whole', bytes, encoding: this.#encoding });
    } else {
      const { failure, encoding } = this.#telling;
      this.#settle.resolve({ state: 'refused', failure, told: { bytes, encoding } });
    }
  }

  onResponseError(_controller: unknown, error: Error): void {
    clearTimeout(this.#dumpTimer);
    this.#fail(error);
  }

  /** What its head said stays, whatever becomes of the rest. */
  #fail(error: Error): void {
    if (this.#telling === null) this.#settle.reject(error);
    else this.#settle.resolve({ state: 'refused', failure: this.#telling.failure, told: null });
  }

  #refuse(controller: Dispatcher.DispatchController): void {
    this.#settle.resolve({ state: 'too-large' });
    controller.abort(dropped);
  }
}

const dropped = new Error('Expected no more of the answer.');
