import type { FastifyInstance } from 'fastify';
import { StartupError } from '../errors.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/**
 * Connections that wait to be accepted, as many as Linux lets wait: beyond, clients hear nothing and try again after 1, 2, 4
 * seconds and so on, where a refusal would have told them at once.
 */
export const BACKLOG = 4096;

/** Starts to listen and gives the URL; throws a StartupError that says why it cannot. */
export async function listenAt(app: FastifyInstance, { host, port }: Address): Promise<string> {
  try {
    return await app.listen({ host, port, backlog: BACKLOG });
  } catch (error) {
    const reason = explainListening(error, { host, port });
    if (reason === undefined) throw error;
    throw new StartupError(reason, { cause: error });
  }
}

/** Why nobody can listen there, as a sentence; undefined where that is no matter of the address. */
export function explainListening(error: unknown, { host, port }: Address): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken: stop what listens there, or choose another with PORT or --port.`;
    case 'EACCES':
      return `Port ${port} on ${host} is not allowed to this user: choose one from 1024 up with PORT or --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine: choose another with HOST or --host.`;
    default:
      return undefined;
  }
}
