/** Long enough that whoever waited for the start has been answered. */
const QUIET_MS = 500;
/** A server that is never quiet waits no longer. */
const MAX_LOOKS = 60;

/** Runs something once when no request was answered for a while. Gives what calls that off. */
export function whenQuiet(idleMs: () => number, run: () => void): () => void {
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    if (idleMs() < QUIET_MS && looks < MAX_LOOKS) return;
    clearInterval(timer);
    run();
  }, QUIET_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
