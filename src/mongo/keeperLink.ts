import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { MongodFailure } from './mongodFailure.ts';

/** What a keeper tells everybody who is connected to it, one JSON document per line. */
export type KeeperMessage =
  | { readonly state: 'starting'; readonly root: string }
  | { readonly state: 'running'; readonly port: number }
  /** It ended, or could not be started again: for which time in a row, and why. */
  | { readonly state: 'restarting'; readonly reason: string; readonly tries: number }
  | { readonly state: 'failed'; readonly failure: MongodFailure };

/** A connection to a keeper; while it is open, the keeper keeps mongod running. */
export interface KeeperLink {
  /** Ends when the keeper does, or after `leave`. */
  readonly messages: AsyncGenerator<KeeperMessage, void, undefined>;
  /** Resolves once mongod has ended, or at once if others still use it. */
  leave(timeoutMs: number): Promise<void>;
}

const greetingTimeoutMs = 2000;

/**
 * A link to the keeper of this data folder, or undefined if none answers on the port.
 * @param timeoutMs - how long it may take to greet
 */
export async function connectKeeper(
  port: number,
  root: string,
  timeoutMs = greetingTimeoutMs,
): Promise<KeeperLink | undefined> {
  const socket = connect(port, '127.0.0.1');
  const link = linkOver(socket);
  // Whatever else may listen there now need not speak at all.
  const timer = setTimeout(() => socket.destroy(), timeoutMs);
  const greeting = await link.messages.next();
  clearTimeout(timer);
  const isOurs =
    greeting.done !== true && greeting.value.state === 'starting' && greeting.value.root === root;
  if (isOurs) return link;
  socket.destroy();
  return undefined;
}

function linkOver(socket: Socket): KeeperLink {
  socket.on('error', () => undefined);
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  return {
    messages: parseMessages(lines),
    leave: async (timeoutMs) => {
      const timer = setTimeout(() => socket.destroy(), timeoutMs);
      socket.end();
      if (!socket.closed) await once(socket, 'close');
      clearTimeout(timer);
    },
  };
}

async function* parseMessages(
  lines: AsyncIterableIterator<string>,
): AsyncGenerator<KeeperMessage, void, undefined> {
  try {
    // Only a keeper of our own version greets us, and it sends nothing else.
    for await (const line of lines) yield JSON.parse(line) as KeeperMessage;
  } catch {
    // Nobody listens, the keeper was killed, or it is none: all the same to its users.
  }
}
