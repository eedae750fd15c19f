import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, isIPv6, type AddressInfo, type Server, type Socket } from 'node:net';
import { BACKLOG, explainListening, type Address } from '../../server/listen.ts';
import { StartupError } from '../../errors.ts';

/** Where connections go. */
export interface Taker {
  /** Whether it would take a connection now. */
  readonly isFree: boolean;
  take(socket: Socket): void;
}

/** The most that wait for a worker; further ones are closed. */
const maxWaiting = 1000;

/** Accepts connections, and hands each to the next worker that is free, whoever comes and goes among them. */
export class Doorway {
  readonly #takers: () => readonly Taker[];
  readonly #servers: Server[] = [];
  readonly #waiting: Socket[] = [];
  #last = 0;

  constructor(takers: () => readonly Taker[]) {
    this.#takers = takers;
  }

  /** Gives the port; throws a StartupError that says why it cannot. */
  async open({ host, port }: Address): Promise<number> {
    try {
      const [first = host, ...others] = await addressesOf(host);
      const taken = await this.#listen({ host: first, port });
      // As Node.js does by itself: of the names of this machine, one may have no address that is up.
      await Promise.allSettled(others.map((other) => this.#listen({ host: other, port: taken })));
      return taken;
    } catch (error) {
      const reason = explainListening(error, { host, port });
      if (reason === undefined) throw error;
      throw new StartupError(reason, { cause: error });
    }
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#waiting.splice(0)) socket.destroy();
  }

  /** Hands on what waits; to be called when somebody is free. */
  handOn(): void {
    for (;;) {
      const taker = this.#nextFree();
      const socket = taker === undefined ? undefined : this.#waiting.shift();
      if (taker === undefined || socket === undefined) return;
      taker.take(socket);
    }
  }

  /** Takes back a connection that did not reach its worker. */
  putBack(socket: Socket): void {
    this.#waiting.unshift(socket);
    this.handOn();
  }

  #nextFree(): Taker | undefined {
    const takers = this.#takers();
    for (let step = 1; step <= takers.length; step++) {
      const index = (this.#last + step) % takers.length;
      if (takers[index]?.isFree !== true) continue;
      this.#last = index;
      return takers[index];
    }
    return undefined;
  }

  async #listen({ host, port }: Address): Promise<number> {
    // What a client sends is for whoever answers it.
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      if (this.#waiting.length >= maxWaiting) {
        socket.destroy();
        return;
      }
      this.#waiting.push(socket);
      this.handOn();
    });
    server.listen(port, host, BACKLOG);
    await once(server, 'listening');
    this.#servers.push(server);
    // A TCP server that listens has an address with a port.
    return (server.address() as AddressInfo).port;
  }
}

async function addressesOf(host: string): Promise<readonly string[]> {
  if (host !== 'localhost') return [host];
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Where people find it. */
export function urlOf({ host, port }: Address): string {
  const shown = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${isIPv6(shown) ? `[${shown}]` : shown}:${port}`;
}
