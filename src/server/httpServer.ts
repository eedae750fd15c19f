import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer } from './nodeHttp.ts';

/** How long requests may take to come in, in ms. */
export interface ArrivalLimits {
  readonly head: number;
  readonly whole: number;
  /** How often is looked for those that are late. */
  readonly lookEvery: number;
}

const USUAL: ArrivalLimits = { head: 10_000, whole: 20_000, lookEvery: 2000 };

/** A server of Node.js that refuses requests that trickle in, and nobody for what holds up this process. */
export function createHttpServer(listener: RequestListener, limits: ArrivalLimits = USUAL): Server {
  const server = createServer({
    headersTimeout: limits.head,
    requestTimeout: limits.whole,
    connectionsCheckingInterval: limits.lookEvery,
    // Longer than the idle time of common load balancers, or they would send into closed connections.
    keepAliveTimeout: 65_000,
  });
  // Before Node.js begins to look, which is then the second to do so each time.
  server.prependOnceListener('listening', () => {
    excuseDelays(server, limits);
  });
  return server.on('request', listener);
}

/**
 * Node.js looks for what is late before it reads what has come. After a time in which this process could do
 * nothing, that would be everybody who had just connected: for this one look, the time is not theirs.
 */
function excuseDelays(server: Server, { head, whole, lookEvery }: ArrivalLimits): void {
  let looked = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const delay = Math.max(0, now - looked - lookEvery);
    looked = now;
    server.headersTimeout = head + delay;
    server.requestTimeout = whole + delay;
  }, lookEvery);
  timer.unref();
  server.once('close', () => {
    clearInterval(timer);
  });
}

/** Has a server that does not listen answer on connections that were accepted elsewhere, as on its own. */
export function createAccept(server: Server): (socket: Socket) => void {
  let isBegun = false;
  return (socket) => {
    // Node.js and others begin by it to look after connections.
    if (!isBegun) server.emit('listening');
    isBegun = true;
    // As those that a server of HTTP accepts itself.
    socket.allowHalfOpen = true;
    socket.setNoDelay(true);
    server.emit('connection', socket);
  };
}
