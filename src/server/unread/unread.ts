import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../../settings/config.ts';
import type { Logger } from '../../observing/log.ts';
import { Connections } from './connections.ts';
import type { UnreadMeter } from './unreadMetrics.ts';

/** What a connection takes at once, whoever reads it, when nothing else waits there. */
const SMALL_BYTES = 65_536;
/** Of the time that a client may take nothing, the part after which it makes room for others. */
const CROWDED_PART = 0.1;

type Why = 'stalled' | 'crowded';
type Cut = () => void;

interface Waiting {
  readonly bytes: number;
  /** Ends what the client does not read. */
  readonly cut: Cut;
}

export interface UnreadParts {
  readonly config: Pick<Config, 'maxStallMs' | 'maxUnreadBytes'>;
  readonly log: Logger;
  readonly meter: UnreadMeter;
}

/**
 * What was sent and is not read yet. Who takes nothing for `maxStallMs` is cut off; all that waits together is
 * bounded, and where it is too much, who has stood still for longest makes room first.
 */
export class Unread {
  readonly #parts: UnreadParts;
  readonly #connections: Connections;
  readonly #waiting = new Map<ServerResponse, Waiting>();
  #bytes = 0;

  constructor(parts: UnreadParts) {
    this.#parts = parts;
    this.#connections = new Connections(parts.config.maxStallMs, (socket) => {
      this.#cut(socket, 'stalled');
    });
    parts.meter.observe(() => ({ answers: this.#waiting.size, bytes: this.#bytes }));
  }

  follow(socket: Socket): void {
    this.#connections.follow(socket);
  }

  /**
   * Counts what is to be sent in one go until it is read; false where there is no room for it.
   * @param cut - called where it is to make room; by default, the connection ends
   */
  admit(response: ServerResponse, bytes: number, cut?: Cut): boolean {
    const isAlone = response.socket?.writableLength === 0;
    if (bytes <= SMALL_BYTES && isAlone) return true;
    if (!this.#makeRoom(bytes)) return false;
    this.forget(response);
    this.#waiting.set(response, {
      bytes,
      cut: cut ?? (() => response.req.socket.destroy()),
    });
    this.#bytes += bytes;
    return true;
  }

  /** What was counted for a response is read, or nobody reads it any more. */
  forget(response: ServerResponse): void {
    const waiting = this.#waiting.get(response);
    if (waiting === undefined) return;
    this.#waiting.delete(response);
    this.#bytes -= waiting.bytes;
  }

  close(): void {
    this.#connections.close();
  }

  #makeRoom(bytes: number): boolean {
    const { maxUnreadBytes } = this.#parts.config;
    const isTooMuch = () => this.#bytes + bytes > maxUnreadBytes;
    if (!isTooMuch()) return true;
    for (const socket of this.#standing()) {
      this.#cut(socket, 'crowded');
      if (!isTooMuch()) return true;
    }
    return false;
  }

  /** Connections of those who have taken nothing for a while, the longest first. */
  #standing(): readonly Socket[] {
    const least = this.#parts.config.maxStallMs * CROWDED_PART;
    const stalledMs = (socket: Socket) => this.#connections.stalledMs(socket);
    const sockets = new Set([...this.#waiting.keys()].map(({ req }) => req.socket));
    return [...sockets]
      .filter((socket) => stalledMs(socket) >= least)
      .sort((a, b) => stalledMs(b) - stalledMs(a));
  }

  #cut(socket: Socket, why: Why): void {
    const { log, meter } = this.#parts;
    log.info(
      { why, bytes: socket.writableLength },
      'a connection was cut off: what it is sent is not read',
    );
    meter.countCut(why);
    for (const [response, { cut }] of this.#waiting) {
      if (response.req.socket !== socket) continue;
      this.forget(response);
      cut();
    }
    socket.destroy();
  }
}
