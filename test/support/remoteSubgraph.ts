import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterEach } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { createLogger } from '../../src/observing/log.ts';
import {
  createRemoteSubgraph,
  type RemoteSubgraph,
} from '../../src/gateway/remote/createRemoteSubgraph.ts';
import type { Clock } from '../../src/gateway/remote/clock.ts';
import type { EventBudget } from '../../src/gateway/remote/eventBudget.ts';
import { parseRemoteOptions } from '../../src/gateway/remote/options.ts';
import type { Asker, SubgraphRequest, SubgraphResult } from '../../src/gateway/subgraph.ts';
import { PATIENCE } from './patience.ts';

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly url: string | undefined;
  readonly body: unknown;
}

export interface Peer {
  readonly url: string;
  /** What was asked, in order. */
  readonly received: readonly Received[];
  /** Most requests that were open at once. */
  readonly mostAtOnce: () => number;
  /** Bytes that left this process on all connections. */
  readonly bytesSent: () => number;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export type Behave = (response: ServerResponse, asked: Received, index: number) => unknown;

interface PeerOptions {
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A real HTTP server that does with each request what the test says. */
async function startPeer(behave: Behave, { tls }: PeerOptions = {}): Promise<Peer> {
  const received: Received[] = [];
  const sockets = new Set<{ readonly bytesWritten: number; destroy: () => void }>();
  let open = 0;
  let mostAtOnce = 0;
  const listener: RequestListener = (request, response) => {
    open += 1;
    mostAtOnce = Math.max(mostAtOnce, open);
    response.on('close', () => {
      open -= 1;
    });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const asked = {
        headers: request.headers,
        url: request.url,
        body: text === '' ? null : (JSON.parse(text) as unknown),
      };
      received.push(asked);
      behave(response, asked, received.length - 1);
    });
  };
  const server: Server =
    tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  // Says nothing of how long it keeps connections, which its asker would go by.
  Object.assign(server, { keepAliveTimeout: 0 });
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The server was just told to listen on a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/graphql`,
    received,
    mostAtOnce: () => mostAtOnce,
    bytesSent: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface Head {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

/** Answers as a GraphQL server does. */
export function answer(
  response: ServerResponse,
  body: unknown,
  { status = 200, type = 'application/json', headers = {} }: Head = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

export interface TestRemote {
  readonly subgraph: RemoteSubgraph;
  readonly logged: readonly Record<string, unknown>[];
  readonly fetches: readonly { readonly outcome: string; readonly attempts: number }[];
  readonly streams: readonly { readonly outcome: string; readonly events: number }[];
  readonly states: readonly string[];
}

/** The subgraph `training` at an address, with options as they stand in supergraph.yaml. */
function createRemote(
  { url }: { readonly url: string },
  given: Record<string, unknown> = {},
  clock?: Clock,
  eventBudget?: EventBudget,
): TestRemote {
  const parsed = parseRemoteOptions({ ...PATIENCE, messages: 'pass', ...given });
  if (parsed.state === 'invalid') throw new Error(parsed.problems.join('\n'));
  const logged: Record<string, unknown>[] = [];
  const fetches: { outcome: string; attempts: number }[] = [];
  const streams: { outcome: string; events: number }[] = [];
  const states: string[] = [];
  const subgraph = createRemoteSubgraph({
    name: 'training',
    url,
    options: parsed.options,
    log: createLogger(
      { logLevel: 'debug', logFormat: 'json' },
      { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) },
    ),
    metrics: {
      onFetch: ({ outcome, attempts }) => fetches.push({ outcome, attempts }),
      onStream: ({ outcome, events }) => streams.push({ outcome, events }),
      onBreaker: ({ state }) => states.push(state),
    },
    ...(clock !== undefined && { clock }),
    ...(eventBudget !== undefined && { eventBudget }),
  });
  return { subgraph, logged, fetches, streams, states };
}

export interface Remotes {
  readonly startPeer: (...given: Parameters<typeof startPeer>) => Promise<Peer>;
  readonly createRemote: (...given: Parameters<typeof createRemote>) => TestRemote;
  /** A server, and the subgraph that asks it. */
  readonly start: (
    behave: Behave,
    options?: Record<string, unknown>,
    clock?: Clock,
  ) => Promise<{ readonly peer: Peer } & TestRemote>;
  /** The same, asked once and without another attempt. */
  readonly ask: (
    behave: Behave,
    options?: Record<string, unknown>,
  ) => Promise<{ readonly peer: Peer; readonly result: Omit<SubgraphResult, 'cost'> } & TestRemote>;
}

/** Servers and subgraphs that last as long as a test. */
export function useRemotes(): Remotes {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(closers.splice(0).map(async (close) => close()));
  });
  const remotes: Remotes = {
    startPeer: async (...given) => {
      const peer = await startPeer(...given);
      closers.push(peer.close);
      return peer;
    },
    createRemote: (...given) => {
      const remote = createRemote(...given);
      closers.push(async () => remote.subgraph.close());
      return remote;
    },
    start: async (behave, options = {}, clock) => {
      const peer = await remotes.startPeer(behave);
      return { peer, ...remotes.createRemote(peer, options, clock) };
    },
    ask: async (behave, options = {}) => {
      const started = await remotes.start(behave, { retries: { attempts: 1 }, ...options });
      const { data, errors } = await started.subgraph.execute(request());
      return { ...started, result: { data, errors } };
    },
  };
  return remotes;
}

/** An answer to what `request` asks by itself. */
export const EVENTS = { data: { events: [{ id: 'Event:1' }] } };

export const answerEvents: Behave = (response) => {
  answer(response, EVENTS);
};

/** One operation for a subgraph. */
export function request(
  text = '{ events { id } }',
  {
    variables = {},
    asker = {},
  }: { variables?: Record<string, unknown>; asker?: Partial<Asker> } = {},
): SubgraphRequest {
  const document = parse(text);
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Expected an operation');
  return {
    operation: {
      kind: definition.operation,
      text,
      name: definition.name?.value ?? null,
      document,
    },
    variables,
    asker: { headers: {}, signal: null, explanation: null, ...asker },
  };
}

/** What a subgraph that gave no answer comes to. */
export function unavailable(message: string): Record<string, unknown> {
  return {
    data: null,
    errors: [
      { message, path: null, extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'training' } },
    ],
  };
}

/** What an answer of a subgraph comes to that has an error in place of data. */
export function refused(message: string): Record<string, unknown> {
  return {
    data: null,
    errors: [{ message, path: null, extensions: { code: 'SUBGRAPH_ERROR', subgraph: 'training' } }],
  };
}

/** A clock that stands until it is moved, and whose delays take no time. */
export function createTestClock(): Clock & { move(ms: number): void; readonly delays: number[] } {
  let now = 0;
  const delays: number[] = [];
  return {
    now: () => now,
    random: () => 0.5,
    delay: async (ms) => {
      delays.push(ms);
    },
    move: (ms) => {
      now += ms;
    },
    delays,
  };
}
