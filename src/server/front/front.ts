import type { RequestListener } from 'node:http';
import type { Identify } from '../../identity/identify.ts';
import type { Config } from '../../settings/config.ts';
import { modeOf, type DocumentMode } from '../../settings/documentModes.ts';
import { cachingOf } from '../cache/view.ts';
import type { AnswerTypes } from '../known/answerTypes.ts';
import type { Hosts } from '../hosts.ts';
import type { PersistedTexts } from '../known/persistedTexts.ts';
import { readHeaders } from '../apolloRequest.ts';
import { Meter } from '../../points/operationCost.ts';
import type { Charge, Points, Shortage } from '../../points/points.ts';
import { unavailable, TOO_MUCH_TO_DO, unknownHost, type Refusal } from '../httpErrors.ts';
import type { ServedOperations } from '../operations/servedOperations.ts';
import { rateLimited, rateLimitedData } from '../rateLimited.ts';
import type { Requests } from '../requests.ts';
import { servedFor, type Served } from '../served.ts';
import { takePlace, type Slots } from '../slots.ts';
import { admit } from './admit.ts';
import type { Admission } from './admission.ts';
import { waiterOf } from './arrival.ts';
import { findApiRun, findRun, type Run } from './findRun.ts';
import type { GetRule } from './getRule.ts';
import { readBody, readSearch, type GraphqlRequest } from './graphqlRequest.ts';
import { readPlain, routeOf, type PlainRules } from './plainRequest.ts';
import type { Starting } from './starting.ts';
import { Replies, type AnsweredPlainly, type Exchange, type RepliesParts } from './replies.ts';

export interface FrontParts extends RepliesParts {
  readonly config: Pick<Config, 'maxBodyBytes' | 'explain' | 'corsOrigins' | 'documents'>;
  readonly requests: Requests;
  readonly slots: Slots;
  readonly types: AnswerTypes;
  readonly persisted: PersistedTexts;
  readonly mayGet: GetRule;
  readonly hosts: Hosts;
  readonly points: Points;
  readonly admission: Admission;
  readonly starting: Starting;
  /** Null where `Authorization` is nothing to us. */
  readonly identify: Identify | null;
}

/** One plain request on the short way. */
interface Passage extends AnsweredPlainly {
  /** Leaves the rest to the long way. */
  readonly pass: () => void;
}

/**
 * The short way of a request: one that was answered before is answered from the cache, and an operation
 * that is known is run, without Fastify and Apollo Server. Whatever is special in the least, and every
 * result that is not plain data, is left to the long way, whose answers are the same to a byte.
 */
export class Front {
  readonly #parts: FrontParts;
  readonly #replies: Replies;
  readonly #rules: PlainRules;

  constructor(parts: FrontParts) {
    const { config, types, mayGet } = parts;
    this.#parts = parts;
    this.#replies = new Replies(parts);
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
        this.#replies.refuse({ request, response, arrival }, unknownHost());
        return;
      }
      const asked = { request, response, arrival };
      const { starting } = this.#parts;
      if (starting.holds(request)) {
        starting.wait(arrival, () => {
          this.#identify(asked, onward);
        });
      } else this.#identify(asked, onward);
    };
  }

  #identify(asked: Exchange, onward: RequestListener): void {
    const { identify } = this.#parts;
    if (asked.request.headers.authorization === undefined || identify === null) {
      this.#begin(asked, onward);
      return;
    }
    admit(asked, identify, {
      begin: () => {
        this.#begin(asked, onward);
      },
      refuse: (refusal) => {
        this.#replies.refuse(asked, refusal);
      },
    });
  }

  #begin(asked: Exchange, onward: RequestListener): void {
    const { request, response } = asked;
    const plain = this.#parts.current() && readPlain(request, this.#rules);
    const pass = (): void => {
      onward(request, response);
    };
    if (plain === null) pass();
    else this.#read({ ...asked, plain, pass });
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

  /** Null where there is none, and for the name of a contract that is none. */
  #served({ plain: { contract }, arrival: { asker } }: Passage): Served | null {
    const served = this.#parts.current();
    return served && (servedFor(served, contract, asker) ?? null);
  }

  #look(passage: Passage, key: string): void {
    const served = this.#served(passage);
    if (served !== null && this.#sendKept(passage, served, key)) return;
    const begin = (): void => {
      if (passage.arrival.hasLeft) this.#leave(passage);
      else this.#ask(passage);
    };
    const refuse = (): void => {
      passage.arrival.route = routeOf(passage.plain);
      this.#replies.refuse(passage, unavailable(TOO_MUCH_TO_DO));
    };
    this.#parts.admission.enter(passage.request, begin, refuse);
  }

  #leave({ arrival }: Passage): void {
    arrival.endWork?.();
    this.#parts.metrics.countAbandoned('query');
  }

  #sendKept(passage: Passage, served: Served, key: string): boolean {
    const { arrival, plain } = passage;
    // No body that could be answered begins otherwise, and so none is taken for a URL.
    if (!plain.isAnybody || (plain.kind === 'post' && !key.startsWith('{'))) return false;
    // What others may ask in the same bytes, who needs an id may not.
    const kept = this.#modeFor(passage) === 'only' ? `only ${key}` : key;
    arrival.cacheKey = kept;
    const found = served.answers.find(kept, arrival.asker);
    if (found === undefined) return false;
    arrival.noteOperation(found.operationName);
    arrival.use = found.use;
    if (!this.#payForKept(passage)) return true;
    this.#replies.send(passage, found, served);
    return true;
  }

  /** Whether its asker has points for what is kept; else it is told. */
  #payForKept(passage: Passage): boolean {
    const charge = this.#parts.points.chargeKept(passage.request, passage.arrival.asker);
    if (charge === null) return true;
    return this.#take(passage, charge);
  }

  #take(passage: Passage, charge: Charge | Shortage): charge is Charge {
    if (charge.kind === 'taken') {
      passage.arrival.charge = charge;
      return true;
    }
    const { plain } = passage;
    passage.arrival.route = routeOf(plain);
    const refusal =
      plain.form === null ? rateLimited(charge, plain.contentType) : rateLimitedData(charge);
    this.#refuseInTime(passage, refusal);
    return false;
  }

  #refuseInTime(passage: Passage, refusal: Refusal): void {
    const { request, arrival } = passage;
    arrival.endWork?.();
    const pauseMs = this.#parts.points.pauseMs(request, arrival.asker);
    const refuse = (): void => {
      if (!arrival.hasLeft) this.#replies.refuse(passage, refusal);
    };
    if (pauseMs === 0) refuse();
    else setTimeout(refuse, pauseMs);
  }

  #ask(passage: Passage): void {
    const served = this.#served(passage);
    const run = served && this.#findRun(passage, served);
    if (!run?.known.isWithinLimits(run.asked.variables)) passage.pass();
    else if (!takePlace(this.#parts.slots, passage.arrival)) passage.pass();
    else void this.#run(passage, run);
  }

  #findRun(passage: Passage, served: Served): Run | null {
    const { request, plain } = passage;
    if (plain.form !== null) return findApiRun(served, request.url ?? '');
    const asked = this.#readRequest(passage, served.operations);
    return asked && findRun(served, asked);
  }

  #readRequest(passage: Passage, operations: ServedOperations): GraphqlRequest | null {
    const mode = this.#modeFor(passage);
    const textOf = (id: string) =>
      operations.textOf(id) ?? (mode === 'only' ? undefined : this.#parts.persisted.textOf(id));
    const asked = readAsked(passage, textOf);
    if (asked === null || mode === 'any' || asked.isById) return asked;
    if (mode === 'only') return null;
    operations.noteUntrusted(asked.query, asked.operationName);
    return asked;
  }

  #modeFor({ arrival: { asker } }: Passage): DocumentMode {
    return modeOf(this.#parts.config.documents, asker);
  }

  async #run(passage: Passage, { served, asked, known, name, alike, form }: Run): Promise<void> {
    const { request, response, arrival, plain, pass } = passage;
    const { query: text, variables } = asked;
    const { asker } = arrival;
    arrival.noteOperation(name);
    arrival.use = known.use;
    const spending = new Meter(known.cost, variables);
    const charge = this.#parts.points.charge(request, asker, spending.estimated);
    if (!this.#take(passage, charge)) return;
    served.hold(response);
    arrival.meter = spending;
    const { document, name: operationName } = known;
    const headers = readHeaders(request, arrival);
    const operation = { document, operationName, variables, headers, asker };
    const view = served.answers.viewOf(known, asker);
    const nodes = known.nodesOf(variables);
    const question = { text, name, operation, view, nodes, spending };
    const running = served.answers.answer(question, waiterOf(arrival, plain), form);
    // What the graph rejects with, the long way handles like any other result.
    const answer = await running.catch(() => null);
    if (arrival.hasLeft) this.#leave(passage);
    else if (typeof answer === 'string') {
      arrival.endWork?.();
      charge.settle(spending.cost);
      this.#replies.send(passage, { body: answer, ...cachingOf(view, arrival) }, served);
    } else {
      // Errors tell places in the text.
      if (alike === null) arrival.outcome = running;
      else alike.leave();
      pass();
    }
  }
}

function readAsked(
  { request, arrival, plain }: Passage,
  textOf: (id: string) => string | undefined,
): GraphqlRequest | null {
  if (plain.kind === 'post') return arrival.body && readBody(arrival.body, textOf);
  const url = request.url ?? '';
  return readSearch(url.slice(url.indexOf('?') + 1), textOf);
}
