import { once } from 'node:events';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Feed, FeedQuery } from '../../changes/feed.ts';
import type { Logger } from '../../observing/log.ts';
import type { StreamTiming } from '../streams/eventStream.ts';
import { EVENT_HEADERS } from '../streams/events.ts';
import { NO_LONGER_VALID } from '../streams/keepChecking.ts';
import type { Unread } from '../unread/unread.ts';
import { entryText } from './entryText.ts';

export interface FeedStreamParts {
  /** Nothing has been sent of it yet. */
  readonly response: ServerResponse;
  readonly headers: OutgoingHttpHeaders;
  readonly feed: Feed;
  readonly query: FeedQuery;
  readonly timing: StreamTiming;
  readonly unread: Pick<Unread, 'admit' | 'forget'>;
  readonly log: Pick<Logger, 'warn'>;
}

/** Clients come back so soon after a stream ends; those of a server that stops all at once. */
const retryMs = 2000;
const pageSize = 100;
/** A comment, and no block of its own: that would be an event to some clients (httpx-sse), as soon as one before had an id. */
const HEARTBEAT = ':\n';

/**
 * Changes as events of one response, each with the place behind it as its id. The next ones are read only
 * once the socket has taken the last: who reads slowly costs no memory, and who does not read is cut off.
 */
export class FeedStream {
  readonly #parts: FeedStreamParts;
  readonly #ending = new AbortController();
  /** Behind all that was looked at, where the client does not know it by an event's id. */
  #place: string | null = null;

  constructor(parts: FeedStreamParts) {
    this.#parts = parts;
  }

  /** Resolves when nothing more is sent. */
  async run(): Promise<void> {
    const { response, headers, log } = this.#parts;
    response.once('close', () => {
      this.end();
    });
    response.on('error', () => undefined);
    response.writeHead(200, { ...headers, ...EVENT_HEADERS });
    response.write(`retry: ${retryMs}\n${HEARTBEAT}`);
    try {
      await this.#sendAll();
    } catch (error) {
      // A cut that is none of the client's doing ends the stream; the client goes on from its last id.
      if (!this.#ending.signal.aborted) this.#tell(error, log);
    }
    // What is left out moves the place on too; and who was told of nothing yet would miss what comes meanwhile.
    if (this.#place !== null && !response.destroyed) response.write(placeText(this.#place));
    response.end();
  }

  /** Ends it for somebody who may not ask any more, which is told last. */
  refuse(): void {
    if (this.#ending.signal.aborted) return;
    this.#tellError(NO_LONGER_VALID);
    this.end();
  }

  /** Ends it as soon as what is being sent is sent; the client knows where to go on. */
  end(): void {
    this.#ending.abort();
  }

  async #sendAll(): Promise<void> {
    const { feed, query, timing } = this.#parts;
    const { signal } = this.#ending;
    // Without a place, from now on: who wants all begins with a page.
    let after = query.after ?? (await feed.place());
    this.#place = after;
    while (!signal.aborted) {
      const seen = feed.seen();
      // In turn: what comes next is read when there is room for it.
      const page = await feed.read({ ...query, after, first: pageSize });
      for (const entry of page.entries) {
        this.#write(eventText('change', entryText(entry), entry.token));
      }
      // What was read too late is not told any more.
      if (isOver(signal)) return;
      after = page.token === '' ? null : page.token;
      this.#place = after === page.entries.at(-1)?.token ? null : after;
      await this.#untilRead();
      if (page.hasMore) continue;
      await feed.untilChanged(seen, timing.heartbeatMs, signal);
      if (feed.seen() === seen) this.#write(HEARTBEAT);
    }
  }

  #write(text: string): void {
    if (!this.#ending.signal.aborted) this.#parts.response.write(text);
  }

  async #untilRead(): Promise<void> {
    const { response, timing, unread } = this.#parts;
    if (!response.writableNeedDrain || this.#ending.signal.aborted) return;
    const cut = (): void => {
      response.destroy();
    };
    if (!unread.admit(response, response.writableLength, cut)) {
      cut();
      return;
    }
    const deadline = setTimeout(cut, timing.maxStallMs);
    await once(response, 'drain', { signal: this.#ending.signal }).catch(() => undefined);
    clearTimeout(deadline);
    unread.forget(response);
  }

  #tell(error: unknown, log: FeedStreamParts['log']): void {
    if (error instanceof GraphQLError) this.#tellError(error);
    else
      log.warn({ err: error }, 'changes could not be read; a client that follows them comes again');
  }

  #tellError({ message, extensions }: GraphQLError): void {
    const data = JSON.stringify({ message, code: extensions['code'] });
    this.#write(`event: error\ndata: ${data}\n\n`);
  }
}

/** An event of its own, since a block without data is one to some clients anyway. */
function placeText(token: string): string {
  return `retry: ${retryMs}\n${eventText('place', JSON.stringify({ token }), token)}`;
}

/** The id is last: clients that take half an event for one, where a stream breaks in it, do not go on behind it then. */
function eventText(name: string, data: string, id: string): string {
  return `event: ${name}\ndata: ${data}\nid: ${id}\n\n`;
}

/** It may be by now, whatever was seen before something was waited for. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
