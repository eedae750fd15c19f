import type { FastifyRequest } from 'fastify';
import type { Config } from '../settings/config.ts';
import type { Hosts } from './hosts.ts';

/** Where the client of a request reaches this server, without a slash at the end. */
export type OriginOf = (request: FastifyRequest) => string;

export function createOriginOf(hosts: Hosts, config: Pick<Config, 'host'>): OriginOf {
  return ({ protocol, host, socket }) => {
    // What a stranger calls it, a cache could show to others.
    const shown = hosts.isKnown(host) ? host : listeningAt(config.host, socket.localPort);
    return `${protocol}://${shown}`;
  };
}

function listeningAt(host: string, port = 80): string {
  const isEvery = host === '0.0.0.0' || host === '::';
  const name = isEvery ? '127.0.0.1' : host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}
