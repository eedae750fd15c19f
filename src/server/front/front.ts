import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Config } from '../../config.ts';
import { cacheControlOf, entityTagOf, hasVersion, NO_STORE } from '../cache/cacheControl.ts';
import type { Compressor } from '../encoding/compressor.ts';
import { chooseEncoding, type Encoding } from '../encoding/encodings.ts';
import type { KeptBody } from '../encoding/keptBody.ts';
import type { AnswerTypes } from '../known/answerTypes.ts';
import type { KnownOperation } from '../known/knownOperations.ts';
import type { PersistedTexts } from '../known/persistedTexts.ts';
import { readHeaders } from '../apolloRequest.ts';
import type { Metrics } from '../metrics.ts';
import { REQUEST_ID, type Requests } from '../requests.ts';
import type { Served } from '../served.ts';
import type { Slots } from '../slots.ts';
import { createAnswerHead } from './answerHead.ts';
import { askerOf, type Arrival } from './arrival.ts';
import type { GetRule } from './getRule.ts';
import { readBody, readSearch, type GraphqlRequest } from './graphqlRequest.ts';
import { GRAPHQL_PATH, readPlain, type PlainRequest, type PlainRules } from './plainRequest.ts';
import { Turns } from './turns.ts';

export interface FrontParts {
  readonly config: Pick<Config, 'maxBodyBytes' | 'explain' | 'corsOrigins'>;
  readonly requests: Requests;
  /** Null while there is nothing to ask. */
  readonly current: () => Served | null;
  readonly slots: Slots;
  readonly types: AnswerTypes;
  readonly persisted: PersistedTexts;
  readonly metrics: Metrics;
  readonly compressor: Compressor;
  readonly mayGet: GetRule;
}

/** One plain request on the short way. */
interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrival: Arrival;
  readonly plain: PlainRequest;
  /** Leaves the rest to the long way. */
  readonly pass: () => void;
}

interface Run {
  readonly served: Served;
  readonly asked: GraphqlRequest;
  readonly known: KnownOperation;
  readonly release: () => void;
}

/**
 * The short way of a request: one that was answered before is answered from the cache, and an operation
 * that is known is run, without Fastify and Apollo Server. Whatever is special in the least, and every
 * result that is not plain data, is left to the long way, whose answers are the same to a byte.
 */
export class Front {
  readonly #parts: FrontParts;
  readonly #headFor: ReturnType<typeof createAnswerHead>;
  readonly #rules: PlainRules;
  readonly #turns = new Turns();

  constructor(parts: FrontParts) {
    const { config, types, mayGet } = parts;
    this.#parts = parts;
    this.#headFor = createAnswerHead(config);
    this.#rules = {
      maxBodyBytes: config.maxBodyBytes,
      mayExplain: config.explain,
      mayGet,
      typeFor: (accept) => types.of(accept),
    };
  }

  /** A listener that takes every request first; `onward` gets what it leaves. */
  listener(onward: RequestListener): RequestListener {
    return (request, response) => {
      const arrival = this.#parts.requests.arrive(request, response);
      const plain = this.#parts.current() && readPlain(request, this.#rules);
      const pass = (): void => {
        onward(request, response);
      };
      if (plain === null) pass();
      else this.#read({ request, response, arrival, plain, pass });
    };
  }

  #read(passage: Passage): void {
    const { request, arrival, plain } = passage;
    if (plain.kind === 'get') {
      this.#look(passage, request.url ?? '');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
    });
    request.on('end', () => {
      const [first] = chunks;
      arrival.body = chunks.length === 1 && first ? first : Buffer.concat(chunks);
      // Each byte is a character: as a key, bytes need not be decoded.
      this.#look(passage, arrival.body.toString('latin1'));
    });
  }

  #look(passage: Passage, key: string): void {
    const served = this.#parts.current();
    if (served !== null && this.#sendKept(passage, served, key)) return;
    this.#turns.take(() => {
      if (passage.arrival.hasLeft) this.#parts.metrics.countAbandoned('query');
      else this.#ask(passage);
    });
  }

  #sendKept(passage: Passage, { answers }: Served, key: string): boolean {
    const { arrival, plain } = passage;
    // No body that could be answered begins otherwise, and so none is taken for a URL.
    if (!plain.isAnybody || (plain.kind === 'post' && !key.startsWith('{'))) return false;
    arrival.cacheKey = key;
    const found = answers.find(key);
    if (found === undefined) return false;
    arrival.noteOperation(found.operationName);
    this.#send(passage, found.body, found.cacheControl);
    return true;
  }

  #ask(passage: Passage): void {
    const served = this.#parts.current();
    const asked = served && this.#readRequest(passage);
    const known = asked && served.known.find(asked.query, asked.operationName);
    const release = known?.isWithinLimits(asked?.variables ?? {}) ? this.#parts.slots.take() : null;
    if (!asked || !known || release === null) passage.pass();
    else void this.#run(passage, { served, asked, known, release });
  }

  #readRequest({ request, arrival, plain }: Passage): GraphqlRequest | null {
    const textOf = (hash: string) => this.#parts.persisted.textOf(hash);
    if (plain.kind === 'post') return arrival.body && readBody(arrival.body, textOf);
    const url = request.url ?? '';
    return readSearch(url.slice(url.indexOf('?') + 1), textOf);
  }

  async #run(passage: Passage, { served, asked, known, release }: Run): Promise<void> {
    const { request, response, arrival, plain, pass } = passage;
    served.hold(response);
    arrival.noteOperation(known.name);
    const { query: text, variables } = asked;
    const { document, name: operationName, policy } = known;
    const operation = { document, operationName, variables, headers: readHeaders(request) };
    const running = served.answers.answer({ text, operation, policy }, askerOf(arrival, plain));
    // What the graph rejects with, the long way handles like any other result.
    const answer = await running.catch(() => null);
    release();
    if (arrival.hasLeft) this.#parts.metrics.countAbandoned('query');
    else if (typeof answer === 'string') this.#send(passage, answer, cacheControlOf(policy));
    else {
      arrival.outcome = running;
      pass();
    }
  }

  #send(
    { request, response, arrival, plain }: Passage,
    body: string | KeptBody,
    cacheControl: string,
  ): void {
    const { contentType, isAnybody, kind } = plain;
    const { origin, 'if-none-match': versions, 'accept-encoding': accepted } = request.headers;
    const whole = typeof body === 'string' ? body : body.plain;
    const encoding = chooseEncoding(accepted, Buffer.byteLength(whole));
    const allowed = isAnybody ? cacheControl : NO_STORE;
    const head = [REQUEST_ID, arrival.id, ...this.#headFor(origin), 'cache-control', allowed];
    if (this.#parts.current() === null) head.push('connection', 'close');
    arrival.route = GRAPHQL_PATH;
    this.#parts.metrics.countAnswer();
    if (kind === 'get' && allowed !== NO_STORE) {
      const tag = entityTagOf(whole, { contentType, encoding });
      head.push('etag', tag);
      if (hasVersion(versions, tag)) {
        response.writeHead(304, head).end();
        return;
      }
    }
    head.push('content-type', contentType);
    if (encoding === null) sendWhole(response, head, whole);
    else this.#sendEncoded(response, [...head, 'content-encoding', encoding], { body, encoding });
  }

  #sendEncoded(
    response: ServerResponse,
    head: readonly string[],
    { body, encoding }: { readonly body: string | KeptBody; readonly encoding: Encoding },
  ): void {
    const encoded = this.#parts.compressor.encode(body, encoding);
    if (Buffer.isBuffer(encoded)) sendWhole(response, head, encoded);
    else {
      encoded.then(
        (made) => {
          sendWhole(response, head, made);
        },
        (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
      );
    }
  }
}

function sendWhole(response: ServerResponse, head: readonly string[], body: string | Buffer): void {
  const length = String(Buffer.byteLength(body));
  response.writeHead(200, [...head, 'content-length', length]).end(body);
}
