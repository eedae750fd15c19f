import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { askOnce, startClients } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer } from '../server.ts';

/** Work, and not one kept answer: no two of these texts are the same. */
function workFor(index: number): string {
  const query = `query W${index} { resources(first: 40) { nodes { id title summary kind topics(first: 3) { nodes { id label } } providers(first: 3) { nodes { id } } } } }`;
  return JSON.stringify({ query });
}

const HOT = JSON.stringify({ query: '{ center(slug: "gamep") { id name } }' });

export const overload: readonly Fault[] = [
  {
    name: 'overload',
    what: 'twice as many requests as can be answered, for 30 s',
    isSmall: false,
    bounds: { rssMb: 300 },
    run: overloadTwice,
  },
];

interface Tally {
  accepted: number;
  shed: number;
  other: number;
  readonly latencies: number[];
}

async function overloadTwice(context: FaultContext): Promise<Outcome> {
  const server = await startServer(context, { RESPONSE_CACHE_BYTES: '32000000' });
  const measured = await measureCapacity(context, server.url);
  const hot = startClients(context, {
    url: server.url,
    clients: 2,
    pauseMs: 50,
    bodyFor: () => HOT,
  });
  const seconds = 30 * context.scale;
  const tally = await sendAtRate(server.url, measured * 2, seconds);
  const figures = await hot.stop();
  const sorted = tally.latencies.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const share = tally.accepted / (measured * seconds);
  const wrong = [
    ...(p99 > 1000
      ? [`expected a p99 of at most 1 s of what is answered, got ${Math.round(p99)} ms`]
      : []),
    ...(share < 0.85 ? [`expected 85 % of the capacity, got ${Math.round(share * 100)} %`] : []),
    ...(tally.other > 0 ? [`expected only 200 and 503, got ${tally.other} others`] : []),
    ...(figures.p99Ms > 50
      ? [`expected hot answers in 50 ms, got ${Math.round(figures.p99Ms)} ms`]
      : []),
  ];
  return outcomeOf(figures, {
    rssMb: await server.mostRssMb(),
    wrong,
    notes: [
      `${Math.round(measured)} requests/s can be answered; of twice as many ${tally.accepted} were, in ${Math.round(p99)} ms (p99), ${tally.shed} were shed; the figures are of hot answers beside them`,
    ],
  });
}

/** Answers a second, of clients that wait for each. */
async function measureCapacity(context: FaultContext, url: string): Promise<number> {
  const ms = 8000 * context.scale;
  const clients = startClients(context, { url, clients: 16, pauseMs: 0, bodyFor: workFor });
  await delay(ms);
  const { requests } = await clients.stop();
  return (requests * 1000) / ms;
}

/** Asks at a rate, whatever becomes of what was asked before. */
async function sendAtRate(url: string, rate: number, seconds: number): Promise<Tally> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4000 });
  const tally: Tally = { accepted: 0, shed: 0, other: 0, latencies: [] };
  const running = new Set<Promise<void>>();
  const begun = performance.now();
  for (let sent = 0; sent < rate * seconds; sent += 1) {
    const earlyMs = begun + (sent * 1000) / rate - performance.now();
    // In time, not one after the other.
    if (earlyMs > 0) await delay(earlyMs);
    const one = askAndCount(url, { agent, body: workFor(1_000_000 + sent) }, tally);
    running.add(one);
    void one.finally(() => running.delete(one));
  }
  await Promise.all(running);
  agent.destroy();
  return tally;
}

async function askAndCount(
  url: string,
  question: { readonly agent: Agent; readonly body: string },
  tally: Tally,
): Promise<void> {
  const begun = performance.now();
  const error = await askOnce(`${url}/graphql`, question);
  if (error === null) {
    tally.accepted += 1;
    tally.latencies.push(performance.now() - begun);
  } else if (error === '503 SERVICE_UNAVAILABLE') tally.shed += 1;
  else tally.other += 1;
}
