import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../settings/config.ts';
import { entityTagOf, hasVersion, NO_STORE } from '../cache/cacheControl.ts';
import { toldOf, type Caching } from '../cache/view.ts';
import type { Compressor } from '../encoding/compressor.ts';
import { chooseEncoding, type Encoding } from '../encoding/encodings.ts';
import type { KeptBody } from '../encoding/keptBody.ts';
import { refusalFor, TOO_MUCH_WAITS, unavailable, type Refusal } from '../httpErrors.ts';
import type { Metrics } from '../metrics.ts';
import { REQUEST_ID } from '../requestHeaders.ts';
import type { Served } from '../served.ts';
import type { Unread } from '../unread/unread.ts';
import { createAnswerHead } from './answerHead.ts';
import type { Arrival } from './arrival.ts';
import { routeOf, type PlainRequest } from './plainRequest.ts';
import { SharedBytes } from './sharedBytes.ts';

export interface RepliesParts {
  readonly config: Pick<Config, 'explain' | 'corsOrigins'>;
  /** Null while there is nothing to ask. */
  readonly current: () => Served | null;
  readonly metrics: Metrics;
  readonly compressor: Compressor;
  readonly unread: Unread;
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrival: Arrival;
}

export interface AnsweredPlainly extends Exchange {
  readonly plain: PlainRequest;
}

interface Sent extends Caching {
  readonly body: string | KeptBody;
}

/** What the short way says, in the same bytes as the long way. */
export class Replies {
  readonly #parts: RepliesParts;
  readonly #headFor: ReturnType<typeof createAnswerHead>;
  readonly #shared = new SharedBytes();

  constructor(parts: RepliesParts) {
    this.#parts = parts;
    this.#headFor = createAnswerHead(parts.config);
  }

  /** @param served - what answers at the address that was asked */
  send(passage: AnsweredPlainly, sent: Sent, served: Served): void {
    const { request, response, arrival, plain } = passage;
    const { body } = sent;
    const { cacheControl, isForAll } = toldOf(sent, arrival.asker, served);
    const { contentType, isAnybody, kind } = plain;
    const { 'if-none-match': versions, 'accept-encoding': accepted } = request.headers;
    const whole = typeof body === 'string' ? body : body.plain;
    const encoding = chooseEncoding(accepted, Buffer.byteLength(whole));
    const allowed = isAnybody ? cacheControl : NO_STORE;
    const head = [...this.#headOf(passage), 'cache-control', allowed];
    if (!isForAll) head.push('vary', 'Authorization');
    arrival.route = routeOf(plain);
    if (kind === 'get' && allowed !== NO_STORE) {
      const tag = entityTagOf(whole, { contentType, encoding });
      head.push('etag', tag);
      if (hasVersion(versions, tag)) {
        this.#parts.metrics.countAnswer();
        response.writeHead(304, head).end();
        return;
      }
    }
    head.push('content-type', contentType);
    if (encoding === null) this.#sendWhole(passage, head, whole);
    else this.#sendEncoded(passage, [...head, 'content-encoding', encoding], { body, encoding });
  }

  /** Says why there is no answer. */
  refuse(asked: Exchange, refusal: Refusal): void {
    const { status, headers, body } = refusalFor(asked.request.url ?? '', refusal);
    const refused = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
    const text = JSON.stringify(body);
    const length = String(Buffer.byteLength(text));
    const head = [...this.#headOf(asked), ...refused, 'content-length', length];
    asked.response.writeHead(status, head).end(text);
  }

  #headOf({ request, arrival }: Pick<Exchange, 'request' | 'arrival'>): readonly string[] {
    const head = [REQUEST_ID, arrival.id, ...this.#headFor(request.headers.origin)];
    for (const field of arrival.charge?.fields ?? []) head.push(...field);
    return this.#parts.current() === null ? [...head, 'connection', 'close'] : head;
  }

  #sendEncoded(
    passage: AnsweredPlainly,
    head: readonly string[],
    { body, encoding }: { readonly body: string | KeptBody; readonly encoding: Encoding },
  ): void {
    const encoded = this.#parts.compressor.encode(body, encoding);
    if (Buffer.isBuffer(encoded)) this.#sendWhole(passage, head, encoded);
    else {
      encoded.then(
        (made) => {
          this.#sendWhole(passage, head, made);
        },
        (error: unknown) => passage.response.destroy(error instanceof Error ? error : undefined),
      );
    }
  }

  #sendWhole(passage: AnsweredPlainly, head: readonly string[], body: string | Buffer): void {
    const { response } = passage;
    const bytes = Buffer.byteLength(body);
    if (!this.#parts.unread.admit(response, bytes)) {
      this.refuse(passage, unavailable(TOO_MUCH_WAITS));
      return;
    }
    this.#parts.metrics.countAnswer();
    const sent = typeof body === 'string' ? this.#shared.of(body) : body;
    response.writeHead(200, [...head, 'content-length', String(bytes)]).end(sent);
  }
}
