import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunningRequests } from './runningRequests.ts';

/** Long enough that whoever waited for the start has asked by then, and that a server under load never has it. */
const quietMs = 3000;
const lookEveryMs = 1000;
/** By then, what the requests need is compiled; it would be thrown away with the rest, and come back slower. */
const coldRequests = 200;

/**
 * Gives back to the machine, once, what only starting took: V8 keeps about 30 MB of pages that hold
 * nothing any more, and compiled code that never runs again, until it is told that memory is short.
 * That takes it 0.1 to 0.2 s, so it is done when nothing was answered for a while; never by a server that
 * was under load before.
 */
export function returnStartMemory(
  requests: Pick<RunningRequests, 'idleMs' | 'answered'>,
  collect = returnMemory,
): void {
  const timer = setInterval(() => {
    const isCold = requests.answered() < coldRequests;
    if (isCold && requests.idleMs() < quietMs) return;
    clearInterval(timer);
    if (isCold) collect();
  }, lookEveryMs);
  timer.unref();
}

/** Gives back to the machine what nothing holds any more, which takes 0.1 to 0.2 s: for when nobody waits. */
export function returnMemory(): void {
  setFlagsFromString('--expose-gc');
  // Contexts that are made from now on have it; ours has not.
  const collect = runInNewContext('gc') as NodeJS.GCFunction;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
