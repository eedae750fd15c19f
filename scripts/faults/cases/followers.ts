import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { startClients } from '../clients.ts';
import { findMongod } from '../disk.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { startServer, until } from '../server.ts';
import { makeReviewerKey } from '../writes/runWriters.ts';
import { startWriters } from '../writes/writers.ts';

const FOLLOWERS = 500;
const SILENT = 100;
const WRITING_MS = 30_000;

export const followers: readonly Fault[] = [
  {
    name: 'followers',
    what: `${FOLLOWERS} follow GET /changes as events, ${SILENT} of them never read, 2 write`,
    isSmall: false,
    bounds: { errors: 0, longestGapMs: 5000, rssMb: 500 },
    run: followed,
  },
];

interface Follower {
  /** Places that it was told of, and when. */
  readonly told: Map<string, number>;
}

async function followed(context: FaultContext): Promise<Outcome> {
  const server = await startServer(context);
  const { port } = await findMongod(context.folder);
  const key = await makeReviewerKey(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  const count = Math.round(FOLLOWERS * context.scale);
  const silent = Math.round(SILENT * context.scale);
  const first = await fetch(`${server.url}/changes?first=1`);
  await first.text();
  const place = first.headers.get('x-mep-token') ?? '';
  const all = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      follow(context, server.url, index < silent ? place : null),
    ),
  );
  const reading = all.slice(silent);
  const before = await server.mostRssMb();
  const clients = startClients(context, { url: server.url, clients: 4 });
  const writers = await startWriters(context, { url: server.url, key, writers: 2 });
  await delay(WRITING_MS * context.scale);
  const { acknowledged } = await writers.stop();
  const places = acknowledged.map(({ token }) => token);
  const hasAll = ({ told }: Follower) => places.every((token) => told.has(token));
  const recoveryMs = await until('every reader to have all', () => reading.every(hasAll));
  const figures = await clients.stop();
  const late = reading
    .flatMap(({ told }) => acknowledged.map(({ token, at }) => (told.get(token) ?? 0) - at))
    .toSorted((a, b) => a - b);
  const lateAt = (part: number): number =>
    Math.round(late[Math.floor(part * (late.length - 1))] ?? 0);
  return outcomeOf(figures, {
    recoveryMs,
    rssMb: await server.mostRssMb(),
    notes: [
      `${before} MB before; ${places.length} writes told to ${reading.length}: after their acknowledgement p50 ${lateAt(0.5)} ms, p99 ${lateAt(0.99)} ms, at most ${lateAt(1)} ms`,
    ],
  });
}

/** Follows from now on; with a place, everything behind it, and reads nothing but the head of the answer. */
async function follow(
  { endings }: FaultContext,
  url: string,
  place: string | null,
): Promise<Follower> {
  const asked = request(`${url}/changes`, {
    headers: { accept: 'text/event-stream', ...(place !== null && { 'last-event-id': place }) },
    agent: false,
  });
  endings.push(async () => asked.destroy());
  asked.on('error', () => undefined);
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  const told = new Map<string, number>();
  if (place !== null) response.pause();
  else {
    let rest = '';
    response.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      const now = performance.now();
      for (const line of lines) if (line.startsWith('id: ')) told.set(line.slice(4), now);
    });
  }
  return { told };
}
