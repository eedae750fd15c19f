import { setTimeout as delay } from 'node:timers/promises';
import type { FaultContext } from '../faultContext.ts';
import { firstSayings, sayings, type Acknowledged, type Said } from './said.ts';

interface Writing {
  readonly url: string;
  readonly key: string;
  readonly writers?: number;
  /** Between one write of a writer and the next. Default: none. */
  readonly pauseMs?: number;
}

export interface Writers {
  acknowledged(): readonly Acknowledged[];
  /** Lets each writer finish what it is at, until it is acknowledged. */
  stop(): Promise<WriteFigures>;
}

export interface WriteFigures {
  readonly acknowledged: readonly Acknowledged[];
  /** How often each way of failing came, in order of that; each such write was tried again. */
  readonly failures: readonly string[];
  readonly tries: number;
  /** Tries that were answered, by a refusal too. */
  readonly done: number;
  /** What cannot be right, in words: a refusal, or a version that nobody's write can have made. */
  readonly wrong: readonly string[];
  /** The longest that all writers together were told of nothing done. */
  readonly longestGapMs: number;
  /** The longest that one writer waited for one write, tries that failed included. */
  readonly longestWaitMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Before a try is given up, and another begins with the same key. */
const patienceMs = 20_000;
const retryMs = 50;

/** Writers that try each write with the same key until it is acknowledged, each one write at a time. */
export async function startWriters(context: FaultContext, writing: Writing): Promise<Writers> {
  const run = new Run(writing);
  for (const said of firstSayings()) await run.write(said);
  context.endings.push(async () => {
    run.abandon();
  });
  run.start(writing.writers ?? 8);
  return run;
}

class Run implements Writers {
  readonly #writing: Writing;
  readonly #acknowledged: Acknowledged[] = [];
  readonly #failures = new Map<string, number>();
  readonly #wrong: string[] = [];
  readonly #waitsMs: number[] = [];
  readonly #times: number[] = [];
  readonly #abandoned = new AbortController();
  #isOn = true;
  #tries = 0;
  #running: Promise<unknown> = Promise.resolve();

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  start(writers: number): void {
    this.#times.push(performance.now());
    this.#running = Promise.all(Array.from({ length: writers }, (_, at) => this.#writer(at)));
  }

  acknowledged(): readonly Acknowledged[] {
    return this.#acknowledged;
  }

  abandon(): void {
    this.#isOn = false;
    this.#abandoned.abort();
  }

  async stop(): Promise<WriteFigures> {
    this.#isOn = false;
    await this.#running;
    const sorted = this.#waitsMs.toSorted((a, b) => a - b);
    const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
    const gaps = this.#times.map((time, index) => time - (this.#times[index - 1] ?? time));
    const failures = [...this.#failures].toSorted(([, a], [, b]) => b - a);
    return {
      acknowledged: this.#acknowledged,
      failures: failures.map(([kind, count]) => `${count} ${kind}`),
      tries: this.#tries,
      done: this.#waitsMs.length,
      wrong: this.#wrong,
      longestGapMs: Math.max(0, ...gaps),
      longestWaitMs: sorted.at(-1) ?? 0,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
    };
  }

  async #writer(index: number): Promise<void> {
    for (const said of sayings(`w${index}`)) {
      if (!this.#isOn) return;
      // One after the other: the next one counts on it.
      await this.write(said);
      await delay(this.#writing.pauseMs ?? 0);
    }
  }

  /** Tries until it is acknowledged. */
  async write(said: Said): Promise<void> {
    const begun = performance.now();
    const { url, key } = this.#writing;
    while (!this.#abandoned.signal.aborted) {
      this.#tries += 1;
      const answer = await tryOnce(`${url}/graphql`, { said, key, end: this.#abandoned.signal });
      if (typeof answer !== 'string') {
        this.#note(said, answer, performance.now() - begun);
        return;
      }
      this.#failures.set(answer, (this.#failures.get(answer) ?? 0) + 1);
      await delay(retryMs);
    }
  }

  #note(said: Said, { version, token, userErrors }: Payload, ms: number): void {
    this.#waitsMs.push(ms);
    this.#times.push(performance.now());
    if (version === null || token === null || userErrors.length > 0) {
      this.#wrong.push(`${said.key} was refused: ${JSON.stringify(userErrors)}`);
      return;
    }
    if (said.version !== null && version !== said.version) {
      this.#wrong.push(`${said.key} made version ${version}, expected ${said.version}`);
    }
    this.#acknowledged.push({ ...said, token, got: version, at: performance.now() });
  }
}

interface Payload {
  readonly version: number | null;
  readonly token: string | null;
  readonly userErrors: readonly object[];
}

interface Try {
  readonly said: Said;
  readonly key: string;
  readonly end: AbortSignal;
}

/** What the server says of a write, or how it did not. */
async function tryOnce(url: string, { said, key, end }: Try): Promise<Payload | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: said.body,
      signal: AbortSignal.any([end, AbortSignal.timeout(patienceMs)]),
    });
    const { data, errors } = (await response.json()) as Answer;
    const payload = data?.said;
    if (payload != null) return payload;
    return `${response.status} ${errors?.[0]?.extensions?.code ?? 'without a code'}`;
  } catch (error) {
    return reasonOf(error);
  }
}

interface Answer {
  readonly data?: { readonly said?: Payload | null } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : String(cause);
}
