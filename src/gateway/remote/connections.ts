import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Pool, type Dispatcher } from 'undici';
import { StartupError } from '../../errors.ts';
import { readFault } from '../../fileFault.ts';
import { readHttpUrl } from '../../httpUrl.ts';
import type { RemoteOptions } from './options.ts';

export interface Connections {
  /** Sends a fetch, and tells `handler` what becomes of it. */
  dispatch(fetch: Sent, handler: Dispatcher.DispatchHandler): void;
  /** Sends the request for a stream, and resolves to the head of what comes back. */
  open(stream: Sent & { readonly signal: AbortSignal }): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Connections that are kept, to one address and nowhere else: no redirect is followed. Streams have
 * their own, so that they never take a fetch's. Throws StartupError.
 */
export function createConnections(address: string, options: RemoteOptions): Connections {
  const { origin, path } = readAddress(address);
  const { connectTimeoutMs, keepAliveMs } = options.connections;
  const createPool = (connections: number) =>
    new Pool(origin, {
      connections,
      pipelining: 1,
      allowH2: false,
      // A deadline of our own ends requests, to the millisecond.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      connect: {
        timeout: connectTimeoutMs,
        // Said here so that NODE_TLS_REJECT_UNAUTHORIZED cannot say otherwise.
        rejectUnauthorized: true,
        ...(options.tls.caFile === null ? {} : { ca: readAuthorities(options.tls.caFile) }),
      },
    });
  const pools = {
    fetches: createPool(options.concurrency.limit),
    streams: createPool(options.subscriptions.limit),
  };
  return {
    dispatch: (sent, handler) => {
      pools.fetches.dispatch({ path, method: 'POST', ...sent }, handler);
    },
    open: async (sent) => pools.streams.request({ path, method: 'POST', ...sent }),
    close: async () => {
      await Promise.all([pools.fetches.destroy(), pools.streams.destroy()]);
    },
  };
}

function readAddress(address: string): { readonly origin: string; readonly path: string } {
  const url = readHttpUrl(address);
  if (url === null) {
    throw new StartupError(
      `Expected a URL that starts with http:// or https://, got "${address}".`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new StartupError(
      `Expected a URL without user and password, got one for ${url.host}: set a header instead.`,
    );
  }
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}

function readAuthorities(file: string): string {
  const pem = readText(file);
  try {
    new X509Certificate(pem);
    return pem;
  } catch (error) {
    throw new StartupError(`Expected certificates in PEM in ${file}, got none that can be read.`, {
      cause: error,
    });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartupError(`Expected certificates in PEM in ${file}, but ${readFault(error)}.`, {
      cause: error,
    });
  }
}
