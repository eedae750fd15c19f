import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Longer than a server lets those finish who still ask it. */
const PATIENCE_MS = 45_000;

/** Ends a process by a signal, or by force where it does not heed that; gives its exit code, null where a signal has ended it. */
export async function endChild(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  patienceMs = PATIENCE_MS,
): Promise<number | null> {
  // Of a process that could not be started, nothing is heard any more.
  const isOver = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (isOver) return child.exitCode;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const [code] = await exited;
  clearTimeout(timer);
  return code;
}
