import type { DocumentNode } from 'graphql';
import { anonymous, type Asker } from '../../identity/asker.ts';
import type { Freshness, Graph } from '../../graph/graph.ts';
import type { Use } from '../../usage/use.ts';
import type { Form } from '../../operations/forms.ts';
import { isIntrospection } from '../limits/introspection.ts';
import type { CachePolicy } from './cachePolicy.ts';
import type { HeavyWork } from './heavyWork.ts';
import { keepAnswer } from './keepAnswer.ts';
import { isKnownByBytes, sharedBy, type Question, type Waiter } from './question.ts';
import { keyOf } from './questionKey.ts';
import { Flight, type Answer } from './flight.ts';
import { ResponseCache, type CachedAnswer, type ResponseCacheStatistics } from './responseCache.ts';
import type { View } from './view.ts';

/** Queries since the process began. */
export interface CacheCounts {
  hits: number;
  misses: number;
  /** Waited for an answer that was being made for another request. */
  joined: number;
  /** Could not be answered by the cache, or changes of the database could not be followed. */
  bypassed: number;
  /** Requests that wait for an answer being made, now. */
  waiting: number;
}

export interface AnswersParts {
  /** Of the cache; 0 for neither keeping nor sharing answers. */
  readonly maxBytes: number;
  readonly counts: CacheCounts;
  readonly heavyWork: HeavyWork;
}

/**
 * Answers of one graph: from the cache where they hold, else made once for all who ask the same at the
 * same time. Nobody joins once a change is known here that came after the first read.
 */
export class Answers {
  readonly #graph: Graph;
  readonly #freshness: Freshness | null;
  readonly #counts: CacheCounts;
  readonly #heavyWork: HeavyWork;
  readonly #cache: ResponseCache | null;
  readonly #flights = new Map<string, Flight>();
  /** What subgraphs elsewhere have a part in: they may answer by the headers of a request. */
  readonly #elsewhere = new WeakSet<DocumentNode>();
  readonly #schema = new ResponseCache(ALWAYS, SCHEMA_BYTES);
  /** Counts how often it was forgotten what requests ask. */
  #epoch = 0;

  constructor(graph: Graph, { maxBytes, counts, heavyWork }: AnswersParts) {
    this.#graph = graph;
    this.#counts = counts;
    this.#heavyWork = heavyWork;
    this.#freshness = maxBytes > 0 ? (graph.freshness ?? null) : null;
    this.#cache = this.#freshness && new ResponseCache(this.#freshness, maxBytes);
  }

  /** To be called where the same bytes may ask something else from now on. */
  forgetRequests(): void {
    this.#epoch += 1;
    this.#cache?.clear();
    this.#schema.clear();
  }

  /** Of all answers that are kept, those of the schema included. */
  get statistics(): ResponseCacheStatistics {
    const [data, schema] = [this.#cache?.statistics, this.#schema.statistics];
    return {
      entries: schema.entries + (data?.entries ?? 0),
      bytes: schema.bytes + (data?.bytes ?? 0),
    };
  }

  /** What answers a request that came before in the same bytes. */
  find(cacheKey: string, asker: Asker): CachedAnswer | undefined {
    const found = this.#cache?.find(cacheKey) ?? this.#schema.find(cacheKey);
    // By its bytes alone, what depends on the asker is only known for those of no scopes.
    if (found === undefined || !(found.isForAll || asker === anonymous)) return undefined;
    this.#counts.hits += 1;
    return found;
  }

  viewOf({ document, policy, use }: Viewed, asker: Asker): View {
    return { scopes: this.#graph.visibleScopes?.(document, asker) ?? null, policy, use };
  }

  /**
   * Rejects where the graph does.
   * @param form - in which data without errors are wanted, which is kept beside them; null as they are
   */
  async answer(question: Question, waiter: Waiter, form: Form | null = null): Promise<Answer> {
    if (form === null) return this.#answer(question, waiter);
    const key = this.#isSharable(question, waiter) ? keyOf(question) : null;
    if (this.#cache === null || key === null) {
      return written(form, await this.#answer(question, waiter));
    }
    return this.#answerAs(form, { cache: this.#cache, key, question, waiter, epoch: this.#epoch });
  }

  async #answerAs(form: Form, { cache, key, ...noted }: Noted & Kept): Promise<Answer> {
    const { question, waiter } = noted;
    // No other key begins like this.
    const formKey = `${String.fromCharCode(0)}${form.name} ${key}`;
    const found = cache.find(formKey);
    if (found !== undefined) {
      this.#counts.hits += 1;
      this.#noteBytes(cache, formKey, noted);
      return found.body.plain.toString();
    }
    const answer = written(form, await this.#answer(question, { ...waiter, cacheKey: null }));
    if (typeof answer !== 'string') return answer;
    cache.derive(key, formKey, answer);
    this.#noteBytes(cache, formKey, noted);
    return answer;
  }

  async #answer(question: Question, waiter: Waiter): Promise<Answer> {
    const { document, operationName } = question.operation;
    if (isIntrospection(document, operationName)) return this.#show(question, waiter);
    const cache = this.#cache;
    if (cache === null || !this.#isSharable(question, waiter)) return this.#past(question, waiter);
    const key = keyOf(question);
    if (key === null) return this.#past(question, waiter);
    const epoch = this.#epoch;
    const found = cache.find(key);
    if (found !== undefined) this.#counts.hits += 1;
    const answer = found?.body.plain.toString() ?? (await this.#join(key, question, waiter));
    this.#noteBytes(cache, key, { question, waiter, epoch });
    return answer;
  }

  /** Lets a request in the same bytes be answered without being read, unless they ask something else by now. */
  #noteBytes(cache: ResponseCache, key: string, { question, waiter, epoch }: Noted): void {
    const { cacheKey } = waiter;
    if (cacheKey === null || epoch !== this.#epoch || !isKnownByBytes(question)) return;
    cache.alias(key, cacheKey);
  }

  /** What the schema is, which is the same for everybody as long as the graph. */
  async #show(question: Question, waiter: Waiter): Promise<Answer> {
    const key = keyOf(question);
    if (key === null) return this.#past(question, waiter);
    const epoch = this.#epoch;
    const found = this.#schema.find(key);
    const flight = this.#flights.get(key);
    this.#counts[found ? 'hits' : flight ? 'joined' : 'misses'] += 1;
    const answer =
      found?.body.plain.toString() ??
      (await this.#wait(flight ?? this.#begin(question, key, this.#schema), waiter));
    const { cacheKey } = waiter;
    if (cacheKey !== null && epoch === this.#epoch) this.#schema.alias(key, cacheKey);
    return answer;
  }

  async #past(question: Question, waiter: Waiter): Promise<Answer> {
    this.#counts.bypassed += 1;
    return this.#wait(this.#begin(question, null), waiter);
  }

  #isSharable({ operation: { document } }: Question, { isAnybody }: Waiter): boolean {
    if (!isAnybody || this.#elsewhere.has(document)) return false;
    return this.#freshness?.isLive() === true && this.#graph.isPersonal?.(document) !== true;
  }

  async #join(key: string, question: Question, waiter: Waiter): Promise<Answer> {
    const flight = this.#flights.get(key);
    if (flight === undefined || flight.sequence !== this.#freshness?.sequence) {
      this.#counts.misses += 1;
      return this.#wait(this.#begin(question, key), waiter);
    }
    const answer = await this.#wait(flight, waiter);
    const isForAll = !flight.reads.isElsewhere;
    this.#counts[isForAll ? 'joined' : 'bypassed'] += 1;
    return isForAll ? answer : this.#wait(this.#begin(question, null), waiter);
  }

  async #wait(flight: Flight, { onLeave, onCredentials }: Waiter): Promise<Answer> {
    let isWaiting = true;
    this.#counts.waiting += 1;
    const stop = (): void => {
      if (isWaiting) this.#counts.waiting -= 1;
      isWaiting = false;
    };
    try {
      return await flight.wait((leave) => {
        onLeave(() => {
          stop();
          leave();
        });
      });
    } finally {
      stop();
      if (flight.reads.isByCredentials) onCredentials();
    }
  }

  /** @param key - of those who may join, and of the cache; null for neither */
  #begin(question: Question, key: string | null, cache = this.#cache): Flight {
    const graph = this.#graph;
    const { nodes, spending } = question;
    const operation = key === null ? question.operation : sharedBy(question);
    const sequence = this.#freshness?.sequence ?? 0;
    const parts = { graph, operation, nodes, spending, heavyWork: this.#heavyWork, sequence };
    if (key === null) return new Flight(parts);
    const leave = (): void => {
      // A later one may have taken its place.
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    const flight = new Flight({ ...parts, onCallOff: leave });
    this.#flights.set(key, flight);
    flight.answer.then((answer) => {
      leave();
      const isElsewhere = flight.reads.isElsewhere && cache !== this.#schema;
      if (isElsewhere) this.#elsewhere.add(operation.document);
      else if (typeof answer === 'string') keepAnswer(cache, key, { question, flight, answer });
    }, leave);
    return flight;
  }
}

interface Kept {
  readonly cache: ResponseCache;
  /** Of the answer as it is. */
  readonly key: string;
}

interface Noted {
  readonly question: Question;
  readonly waiter: Waiter;
  /** When its request was read. */
  readonly epoch: number;
}

/** In a form, where it has data and no errors. */
function written(form: Form, answer: Answer): Answer {
  return typeof answer === 'string' ? form.write(answer) : answer;
}

interface Viewed {
  readonly document: DocumentNode;
  readonly policy: CachePolicy;
  readonly use: Use;
}

/** No change of the database is one of the schema; another schema comes with another graph. */
const ALWAYS: Freshness = { sequence: 0, lastChange: () => 0, isLive: () => true };
/** A whole schema may be a tenth of it. */
const SCHEMA_BYTES = 20_000_000;
