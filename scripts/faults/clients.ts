import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultContext } from './faultContext.ts';

export interface ClientFigures {
  readonly requests: number;
  readonly errors: number;
  /** How often each kind of error came, in order of that. */
  readonly kinds: readonly string[];
  /** Between two answers without errors that came one after the other, over all clients. */
  readonly longestGapMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface PlainClients {
  /** When the last answer without errors came. */
  lastAnswerAt(): number;
  stop(): Promise<ClientFigures>;
}

interface Asking {
  readonly url: string;
  readonly clients?: number;
  /** Between an answer and the next question of a client. */
  readonly pauseMs?: number;
  readonly bodyFor?: (index: number) => string;
  /** A request without an answer for so long is an error. */
  readonly patienceMs?: number;
  /** Of whom a proxy would say that it asks. */
  readonly address?: string;
}

const SLUGS = ['gamep', 'tmac', 'cmtc', 'polaris-mep', 'wmep'];

/** Who asks one small thing after another, each time another one, so that no whole answer is kept. */
export function smallQuestion(index: number): string {
  const slug = SLUGS[index % SLUGS.length] ?? '';
  return JSON.stringify({ query: `{ center(slug: "${slug}") { id name } }`, variables: { index } });
}

/** Clients that behave, on connections of their own that they keep. */
export function startClients(
  { endings }: Pick<FaultContext, 'endings'>,
  { url, clients = 8, pauseMs = 20, bodyFor = smallQuestion, patienceMs = 30_000, address }: Asking,
): PlainClients {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const latencies: number[] = [];
  const kinds = new Map<string, number>();
  const answeredAt: number[] = [performance.now()];
  let isOn = true;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const begun = performance.now();
    asked += 1;
    const error = await askOnce(`${url}/graphql`, {
      agent,
      body: bodyFor(asked),
      patienceMs,
      address,
    });
    const now = performance.now();
    latencies.push(now - begun);
    if (error === null) answeredAt.push(now);
    else kinds.set(error, (kinds.get(error) ?? 0) + 1);
  };
  const client = async (): Promise<void> => {
    while (isOn) {
      // One after the other, as a person asks.
      await ask();
      await delay(pauseMs);
    }
  };
  const running = Promise.all(Array.from({ length: clients }, client));
  endings.push(async () => {
    isOn = false;
    agent.destroy();
  });
  return {
    lastAnswerAt: () => answeredAt.at(-1) ?? 0,
    stop: async () => {
      isOn = false;
      await running;
      agent.destroy();
      return figuresOf(latencies, kinds, [...answeredAt, performance.now()]);
    },
  };
}

function figuresOf(
  latencies: readonly number[],
  kinds: ReadonlyMap<string, number>,
  answeredAt: readonly number[],
): ClientFigures {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  const gaps = answeredAt.map((time, index) => time - (answeredAt[index - 1] ?? time));
  return {
    requests: latencies.length,
    errors: [...kinds.values()].reduce((sum, count) => sum + count, 0),
    kinds: [...kinds].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`),
    longestGapMs: Math.max(...gaps),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

interface Question {
  readonly body: string;
  readonly agent?: Agent;
  readonly patienceMs?: number;
  readonly address?: string | undefined;
}

/** The kind of error that a question got; null where it was answered without one. */
export async function askOnce(url: string, question: Question): Promise<string | null> {
  try {
    const { status, body } = await post(url, question);
    const { errors } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] };
    const [first] = errors ?? [];
    return first === undefined ? null : `${status} ${first.extensions?.code ?? 'without a code'}`;
  } catch (error) {
    // Not by its class: in jest, errors of Node.js are of another realm.
    const hasCode = typeof error === 'object' && error !== null && 'code' in error;
    return hasCode ? String(error.code) : String(error);
  }
}

/** Status and body of one POST. */
export async function post(
  url: string,
  { body, agent, patienceMs = 30_000, address }: Question,
): Promise<{ readonly status: number; readonly body: string }> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(address !== undefined && { 'x-forwarded-for': address }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const asked = request(
    url,
    { method: 'POST', headers, agent, timeout: patienceMs },
    (response) => {
      text(response).then((whole) => {
        resolve({ status: response.statusCode ?? 0, body: whole });
      }, reject);
    },
  );
  asked.on('timeout', () => asked.destroy(Object.assign(new Error('late'), { code: 'TIMEOUT' })));
  asked.on('error', reject);
  asked.end(body);
  return promise;
}
