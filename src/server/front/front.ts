import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Config } from '../../settings/config.ts';
import { cacheControlOf, entityTagOf, hasVersion, NO_STORE } from '../cache/cacheControl.ts';
import type { Compressor } from '../encoding/compressor.ts';
import { chooseEncoding, type Encoding } from '../encoding/encodings.ts';
import type { KeptBody } from '../encoding/keptBody.ts';
import type { AnswerTypes } from '../known/answerTypes.ts';
import type { Hosts } from '../hosts.ts';
import type { Alike } from '../known/alikeOperations.ts';
import type { KnownOperation } from '../known/knownOperations.ts';
import type { PersistedTexts } from '../known/persistedTexts.ts';
import { readHeaders } from '../apolloRequest.ts';
import type { Metrics } from '../metrics.ts';
import {
  TOO_MUCH_WAITS,
  unavailable,
  TOO_MUCH_TO_DO,
  unknownHost,
  type Refusal,
} from '../httpErrors.ts';
import { REQUEST_ID, type Requests } from '../requests.ts';
import type { Served } from '../served.ts';
import { takePlace, type Slots } from '../slots.ts';
import type { Unread } from '../unread/unread.ts';
import { createAnswerHead } from './answerHead.ts';
import { askerOf, type Arrival } from './arrival.ts';
import type { GetRule } from './getRule.ts';
import { readBody, readSearch, type GraphqlRequest } from './graphqlRequest.ts';
import { GRAPHQL_PATH, readPlain, type PlainRequest, type PlainRules } from './plainRequest.ts';
import { Turns } from './turns.ts';

export interface FrontParts {
  readonly config: Pick<Config, 'maxBodyBytes' | 'explain' | 'corsOrigins' | 'maxWaitMs'>;
  readonly requests: Requests;
  /** Null while there is nothing to ask. */
  readonly current: () => Served | null;
  readonly slots: Slots;
  readonly types: AnswerTypes;
  readonly persisted: PersistedTexts;
  readonly metrics: Metrics;
  readonly compressor: Compressor;
  readonly mayGet: GetRule;
  readonly unread: Unread;
  readonly hosts: Hosts;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrival: Arrival;
}

/** One plain request on the short way. */
interface Passage extends Asked {
  readonly plain: PlainRequest;
  /** Leaves the rest to the long way. */
  readonly pass: () => void;
}

interface Run {
  readonly served: Served;
  readonly asked: GraphqlRequest;
  readonly known: KnownOperation;
  /** As the request names it. */
  readonly name: string | null;
  /** Where another text was known, of which this is but another form: its answer only counts where it is plain data. */
  readonly alike: Alike<KnownOperation> | null;
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
  readonly #turns: Turns;

  constructor(parts: FrontParts) {
    const { config, types, mayGet } = parts;
    this.#parts = parts;
    this.#turns = new Turns(config.maxWaitMs);
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
      if (!this.#parts.hosts.mayAsk(request.headers.host)) {
        this.#refuse({ request, response, arrival }, unknownHost());
        return;
      }
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
    const refuse = (): void => {
      passage.arrival.route = GRAPHQL_PATH;
      this.#refuse(passage, unavailable(TOO_MUCH_TO_DO));
    };
    if (this.isBehind()) {
      refuse();
      return;
    }
    passage.arrival.hasWaited = true;
    this.#turns.take(() => {
      if (passage.arrival.hasLeft) this.#parts.metrics.countAbandoned('query');
      else this.#ask(passage);
    }, refuse);
  }

  /** Whether one more request would wait too long until it is begun, here or for the database. */
  isBehind(): boolean {
    const backlogMs = this.#parts.current()?.graph.backlogMs?.() ?? 0;
    return this.#turns.waitMs + backlogMs > this.#parts.config.maxWaitMs;
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
    const run = asked && findRun(served, asked);
    if (!run?.known.isWithinLimits(run.asked.variables)) passage.pass();
    else if (!takePlace(this.#parts.slots, passage.arrival)) passage.pass();
    else void this.#run(passage, run);
  }

  #readRequest({ request, arrival, plain }: Passage): GraphqlRequest | null {
    const textOf = (hash: string) => this.#parts.persisted.textOf(hash);
    if (plain.kind === 'post') return arrival.body && readBody(arrival.body, textOf);
    const url = request.url ?? '';
    return readSearch(url.slice(url.indexOf('?') + 1), textOf);
  }

  async #run(passage: Passage, { served, asked, known, name, alike }: Run): Promise<void> {
    const { request, response, arrival, plain, pass } = passage;
    served.hold(response);
    arrival.noteOperation(name);
    const { query: text, variables } = asked;
    const { document, name: operationName, policy } = known;
    const operation = { document, operationName, variables, headers: readHeaders(request) };
    const nodes = known.nodesOf(variables);
    const question = { text, name, operation, policy, nodes };
    const running = served.answers.answer(question, askerOf(arrival, plain));
    // What the graph rejects with, the long way handles like any other result.
    const answer = await running.catch(() => null);
    if (arrival.hasLeft) this.#parts.metrics.countAbandoned('query');
    else if (typeof answer === 'string') this.#send(passage, answer, cacheControlOf(policy));
    else {
      // Errors tell places in the text.
      if (alike === null) arrival.outcome = running;
      else alike.leave();
      pass();
    }
  }

  #send(passage: Passage, body: string | KeptBody, cacheControl: string): void {
    const { request, response, arrival, plain } = passage;
    const { contentType, isAnybody, kind } = plain;
    const { 'if-none-match': versions, 'accept-encoding': accepted } = request.headers;
    const whole = typeof body === 'string' ? body : body.plain;
    const encoding = chooseEncoding(accepted, Buffer.byteLength(whole));
    const allowed = isAnybody ? cacheControl : NO_STORE;
    const head = [...this.#headOf(passage), 'cache-control', allowed];
    arrival.route = GRAPHQL_PATH;
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

  #refuse(asked: Asked, { status, headers, body }: Refusal): void {
    const refused = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
    const head = [...this.#headOf(asked), ...refused];
    asked.response.writeHead(status, head).end(JSON.stringify(body));
  }

  #headOf({ request, arrival }: Pick<Asked, 'request' | 'arrival'>): readonly string[] {
    const head = [REQUEST_ID, arrival.id, ...this.#headFor(request.headers.origin)];
    return this.#parts.current() === null ? [...head, 'connection', 'close'] : head;
  }

  #sendEncoded(
    passage: Passage,
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

  #sendWhole(passage: Passage, head: readonly string[], body: string | Buffer): void {
    const { response } = passage;
    const bytes = Buffer.byteLength(body);
    if (!this.#parts.unread.admit(response, bytes)) {
      this.#refuse(passage, unavailable(TOO_MUCH_WAITS));
      return;
    }
    this.#parts.metrics.countAnswer();
    response.writeHead(200, [...head, 'content-length', String(bytes)]).end(body);
  }
}

/** What answers a request, where its text, or one like it, has passed every check before. */
function findRun(served: Served, asked: GraphqlRequest): Run | null {
  const { query, operationName, variables } = asked;
  const known = served.known.find(query, operationName);
  if (known !== undefined) return { served, asked, known, name: known.name, alike: null };
  const alike = served.known.findAlike(query, operationName);
  if (alike === undefined) return null;
  const { literals, name } = alike;
  return {
    served,
    asked: { ...asked, variables: { ...variables, ...literals } },
    known: alike.known,
    name,
    alike,
  };
}
