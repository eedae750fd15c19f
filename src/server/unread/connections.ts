import type { Socket } from 'node:net';
import { isPatient } from '../patience.ts';

/** How often is looked at most: a stall of 30 s is known to a second. */
const MAX_LOOK_MS = 1000;
const LOOKS = 30;

interface Standing {
  /** What the client had taken when it last took enough. */
  taken: number;
  /** How often it was looked at since. */
  looks: number;
}

/**
 * The connections of a server, and for how long their clients have taken too little of what was sent: less than
 * a byte for each millisecond counts for nothing. Time is counted in looks, so that what holds up this process
 * is nobody's fault.
 */
export class Connections {
  readonly #lookMs: number;
  readonly #maxStallMs: number;
  readonly #onStalled: (socket: Socket) => void;
  readonly #standings = new Map<Socket, Standing>();
  readonly #timer: NodeJS.Timeout;

  constructor(maxStallMs: number, onStalled: (socket: Socket) => void) {
    this.#maxStallMs = maxStallMs;
    this.#lookMs = Math.min(MAX_LOOK_MS, Math.ceil(maxStallMs / LOOKS));
    this.#onStalled = onStalled;
    this.#timer = setInterval(() => {
      for (const [socket, standing] of this.#standings) this.#look(socket, standing);
    }, this.#lookMs).unref();
  }

  follow(socket: Socket): void {
    this.#standings.set(socket, { taken: 0, looks: 0 });
    socket.once('close', () => this.#standings.delete(socket));
  }

  /** For how long a client has taken too little, in ms; 0 where nothing waits for it. */
  stalledMs(socket: Socket | null): number {
    const standing = socket === null ? undefined : this.#standings.get(socket);
    return Math.max(0, (standing?.looks ?? 0) - 1) * this.#lookMs;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(socket: Socket, standing: Standing): void {
    if (socket.writableLength === 0) {
      standing.looks = 0;
      return;
    }
    const taken = takenOf(socket);
    if (standing.looks === 0 || taken - standing.taken >= this.#maxStallMs) {
      standing.taken = taken;
      standing.looks = 0;
    }
    standing.looks += 1;
    if (this.stalledMs(socket) >= this.#maxStallMs) this.#onStalled(socket);
  }
}

/** Bytes that the system has taken for the client, and those of a long body that it sends: some read once all is sent. */
function takenOf(socket: Socket): number {
  return writtenTo(socket) + (isPatient(socket) ? socket.bytesRead : 0);
}

function writtenTo(socket: Socket): number {
  // What Node.js itself goes by in the timeouts of sockets: its public figures count a write when it begins, or when all of it is over.
  const { _handle: handle } = socket as { _handle?: Handle | null };
  return handle ? handle.bytesWritten - handle.writeQueueSize : 0;
}

interface Handle {
  readonly bytesWritten: number;
  /** Not taken yet of what is being written. */
  readonly writeQueueSize: number;
}
