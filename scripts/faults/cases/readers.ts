import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startClients } from '../clients.ts';
import type { Fault, Outcome } from '../fault.ts';
import type { FaultContext } from '../faultContext.ts';
import { outcomeOf } from '../runFaults.ts';
import { readMetric, startServer, until } from '../server.ts';

/** Some 6 MB on the data of this repository; of two that differ in the variable, neither is the other's answer. */
const LARGE = `query ($n: Int) { states(first: 52) { nodes {
  a: resources(first: 100) { ...R }
  b: resources(first: 100, orderBy: { field: TITLE, direction: DESC }) { ...R }
  c: resources(first: 100, orderBy: { field: TITLE, direction: ASC }) { ...R }
} } d: agencies(first: $n) { totalCount } }
fragment R on ResourceConnection { nodes { id title summary website kind audience engagementModes topics(first: 1) { nodes { id label } } } }`;
const SUBSCRIPTION = 'subscription { flood { text } }';
const SUBSCRIBERS = 40;
const EVENT_BYTES = 400_000;
/** The bytes for the client of one event for each, with what frames them. */
const MOST_UNREAD_MB = (SUBSCRIBERS * EVENT_BYTES * 1.05) / 1e6;
/** No event but its bytes: of a string for each there would be 16. */
const MOST_HELD_MB = 5;
const MOST_MORE_MB = 120;
const SETTLED_MS = 20_000;
/** Of those who do read: of one address, what those ask for who never read counts for all. */
const OTHERS = '192.0.2.1';

export const readers: readonly Fault[] = [
  {
    name: 'unread-answers',
    what: '100 sockets ask for 6 MB, all the same, and never read',
    isSmall: true,
    bounds: { errors: 0, longestGapMs: 5000, rssMb: 600 },
    run: (context) => unreadAnswers(context, () => 1),
  },
  {
    name: 'unread-others',
    what: '100 sockets ask for 6 MB, each something else, and never read',
    isSmall: false,
    // Most of it is what making them leaves to be collected, one after the other.
    bounds: { errors: 0, longestGapMs: 5000, rssMb: 900 },
    run: (context) => unreadAnswers(context, (n) => (n % 100) + 1),
  },
  {
    name: 'unread-events',
    what: '40 subscribers never read, events of 400 kB',
    isSmall: true,
    bounds: { errors: 0, longestGapMs: 5000, rssMb: 700 },
    run: unreadEvents,
  },
];

async function unreadAnswers(
  context: FaultContext,
  variableOf: (socket: number) => number,
): Promise<Outcome> {
  const stallMs = Math.round(10_000 * context.scale);
  const settings = { MAX_STALL_MS: String(stallMs), TRUSTED_PROXIES: '127.0.0.1' };
  const server = await startServer(context, settings);
  const before = await server.mostRssMb();
  const clients = startClients(context, { url: server.url, address: OTHERS });
  const count = Math.round(100 * context.scale);
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      sendUnread(context, server.url, { query: LARGE, variables: { n: variableOf(n) } }),
    ),
  );
  const unread = () => readMetric(server.url, 'mep_graph_unread_bytes');
  await until('answers that wait', async () => (await unread()) > 1_000_000);
  const recoveryMs = await until(
    'nothing to wait any more',
    async () => (await unread()) === 0,
    120_000,
  );
  const figures = await clients.stop();
  const rssMb = await server.mostRssMb();
  const cut = await readMetric(server.url, 'mep_graph_unread_cut_total{why="stalled"}');
  return outcomeOf(figures, {
    recoveryMs,
    rssMb,
    notes: [
      [`${before} MB before; ${cut} of ${count} cut off after ${stallMs} ms without reading`]
        .concat(figures.kinds)
        .join(', '),
    ],
  });
}

/** A connection that asks and reads nothing. */
async function sendUnread(
  { endings }: FaultContext,
  url: string,
  question: object,
  accept = 'application/json',
): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  endings.push(async () => socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  const body = JSON.stringify(question);
  const head = ['POST /graphql HTTP/1.1', `host: ${host}`, `accept: ${accept}`];
  head.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return socket;
}

async function unreadEvents(context: FaultContext): Promise<Outcome> {
  const { folder, scale, isTimed } = context;
  const url = await startFlood(context);
  const list = join(folder, 'supergraph.yaml');
  const sdl =
    'type Query { none: Int } type Flood { text: String } type Subscription { flood: Flood }';
  await writeFile(
    list,
    `subgraphs: { flood: { routing_url: "${url}", schema: { sdl: ${JSON.stringify(sdl)} } } }`,
  );
  const server = await startServer(context, { SUBGRAPHS: list, TRUSTED_PROXIES: '127.0.0.1' });
  const clients = startClients(context, { url: server.url, address: OTHERS });
  // By then, the thread that composed has ended, and those who read have taken what they take.
  await delay(SETTLED_MS);
  const heldBefore = await server.heldLargeMb();
  const before = await server.beginRssMb();
  for (let reader = 0; reader < SUBSCRIBERS; reader += 1) {
    // One after the other, so that none waits for its turn to connect.
    await sendUnread(context, server.url, { query: SUBSCRIPTION }, 'text/event-stream');
  }
  await delay(20_000 * scale);
  const rssMb = await server.mostRssMb();
  const heldMb = (await server.heldLargeMb()) - heldBefore;
  const unreadMb = Math.round((await readMetric(server.url, 'mep_graph_unread_bytes')) / 1e5) / 10;
  const figures = await clients.stop();
  return outcomeOf(figures, {
    rssMb,
    wrong: [
      ...(heldMb > MOST_HELD_MB
        ? [`expected at most ${MOST_HELD_MB} MB of events held, got ${heldMb}`]
        : []),
      ...(unreadMb > MOST_UNREAD_MB
        ? [`expected at most ${MOST_UNREAD_MB} MB that wait for clients, got ${unreadMb}`]
        : []),
      // How late the rest is collected is the machine's.
      ...(isTimed && rssMb - before > MOST_MORE_MB
        ? [`expected at most ${MOST_MORE_MB} MB more, got ${rssMb - before}`]
        : []),
    ],
    notes: [
      [
        `${before} MB before, ${rssMb - before} MB more; ${unreadMb} MB wait for clients, ${heldMb} MB of events are held`,
      ]
        .concat(figures.kinds)
        .join(', '),
    ],
  });
}

/** A subgraph whose events never end. */
async function startFlood({ endings }: Pick<FaultContext, 'endings'>): Promise<string> {
  const event = `event: next\ndata: ${JSON.stringify({ data: { flood: { text: 'x'.repeat(EVENT_BYTES) } } })}\n\n`;
  const pour = (response: ServerResponse): void => {
    while (response.write(event));
    response.once('drain', () => {
      pour(response);
    });
  };
  const partner = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    pour(response);
  });
  partner.listen(0, '127.0.0.1');
  await once(partner, 'listening');
  endings.push(async () => {
    partner.close();
    partner.closeAllConnections();
  });
  // A server that listens on TCP has an address.
  const { port } = partner.address() as AddressInfo;
  return `http://127.0.0.1:${port}/graphql`;
}
