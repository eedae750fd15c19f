import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Long enough that whoever waited for the start has asked by then, and that a server under load never has it. */
const quietMs = 3000;
const lookEveryMs = 1000;

/**
 * Gives back to the machine, once, what only starting took: V8 keeps about 30 MB of pages that hold
 * nothing any more, and compiled code that never runs again, until it is told that memory is short.
 * That takes it 0.1 to 0.2 s, so it is done when nothing was answered for a while.
 *
 * @param idleMs - tells for how long, in ms
 */
export function returnStartMemory(idleMs: () => number): void {
  const timer = setInterval(() => {
    if (idleMs() < quietMs) return;
    clearInterval(timer);
    collectEverything();
  }, lookEveryMs);
  timer.unref();
}

function collectEverything(): void {
  setFlagsFromString('--expose-gc');
  // Contexts that are made from now on have it; ours has not.
  const collect = runInNewContext('gc') as NodeJS.GCFunction;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
