import { setTimeout as delay } from 'node:timers/promises';

/** Resolves to the first value that is neither undefined nor false; fails after 30 s. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    await delay(20);
  }
  throw new Error(`Expected ${what} within 30 s`);
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
