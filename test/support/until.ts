import { setTimeout as delay } from 'node:timers/promises';

/** Sooner than a test is given up, so that it says what it waited for. */
const LIMIT_MS = 240_000;

/** Resolves to the first value that is neither undefined nor false; fails when that is hopeless. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    await delay(20);
  }
  throw new Error(`Expected ${what} within ${LIMIT_MS / 1000} s`);
}

/** False once the process has ended and nobody waits for its exit code. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
