import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Long enough that whoever waited for the start has asked by then. */
const quietMs = 3000;

/**
 * Gives back to the machine, once, what only starting took: V8 keeps about 30 MB of pages that hold
 * nothing any more, and compiled code that never runs again, until it is told that memory is short.
 * That takes it about 0.1 s, so it is done when nothing is being answered.
 */
export function returnStartMemory(isIdle: () => boolean): void {
  const timer = setInterval(() => {
    if (!isIdle()) return;
    clearInterval(timer);
    collectEverything();
  }, quietMs);
  timer.unref();
}

function collectEverything(): void {
  setFlagsFromString('--expose-gc');
  // Contexts that are made from now on have it; ours has not.
  const collect = runInNewContext('gc') as NodeJS.GCFunction;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
