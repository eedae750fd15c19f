import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach } from '@jest/globals';
import type { SettingName } from '../../src/settings/settings.ts';
import type { StreamEvent } from './readEvents.ts';
import { JSON_HEADERS, send, startServer, type TestServer } from './startServer.ts';

type Start = (
  settings?: Partial<Record<SettingName, string>>,
  isServing?: boolean,
) => Promise<TestServer>;

/** Starts servers that last as long as a test. */
export function useServers(): Start {
  const servers: TestServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map(({ server }) => server.close()));
  });
  return async (settings = {}, isServing = true) => {
    const started = await startServer({ settings, isServing });
    servers.push(started);
    return started;
  };
}

export const EVENTS = { ...JSON_HEADERS, accept: 'text/event-stream' };
export const NEWS = 'subscription News { news { headline } }';
export const COMPLETE: StreamEvent = { event: 'complete', data: null };

/** The event of a result. */
export function next(data: unknown): StreamEvent {
  return { event: 'next', data };
}

interface Post {
  readonly headers?: Record<string, string>;
  readonly variables?: unknown;
  readonly signal?: AbortSignal;
}

/** Asks for events unless the headers say otherwise. */
export async function post(
  { url }: Pick<TestServer, 'url'>,
  query: string,
  { headers = EVENTS, variables, signal }: Post = {},
): Promise<Response> {
  const body = JSON.stringify({ query, variables });
  return fetch(`${url}/graphql`, { method: 'POST', headers, body, ...(signal && { signal }) });
}

/** Subscribes to news; resolves once the source listens. */
export async function subscribeToNews(
  started: TestServer,
  signal?: AbortSignal,
): Promise<Response> {
  const awaited = started.graph.newsAwaited();
  const subscribe = async () => {
    const response = await post(started, NEWS, signal === undefined ? {} : { signal });
    // Nothing would ever listen.
    if (!response.ok) throw new Error(`Expected a stream of news, got status ${response.status}.`);
    return response;
  };
  const [response] = await Promise.all([subscribe(), awaited]);
  return response;
}

/** The lines that tell of the end of a stream; its place is free by then. */
export function endings({ logged }: TestServer): readonly Record<string, unknown>[] {
  return logged.filter(({ msg }) => msg === 'stream ended');
}

/** The first line of the metrics that begins so. */
export async function metric({ url }: TestServer, name: string): Promise<string | undefined> {
  const { text } = await send(`${url}/metrics`);
  return text.split('\n').find((line) => line.startsWith(name));
}

/** Sends a subscription and leaves what comes unread. */
export async function subscribeUnread({ url }: TestServer, query: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.pause();
  const body = JSON.stringify({ query });
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}
