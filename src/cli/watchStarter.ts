import { readFileSync } from 'node:fs';
import { readVariable } from '../settings/config.ts';

const pollMs = 500;

/**
 * Calls back once the package manager is gone that started this process: told to end, npm leaves a shell
 * that was between, or what that ran. Who was started otherwise may outlive its starter.
 * @returns what ends the watch
 */
export function watchStarter(onGone: () => void): () => void {
  if (!readVariable('npm_lifecycle_event')) return () => undefined;
  const { ppid: parent } = process;
  const starter = isShellOfScript(parent) ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (starter === null || parentOf(parent) === starter)) return;
    clearInterval(timer);
    onGone();
  }, pollMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** What package managers run scripts by: `sh -c "…"`. Anywhere but on Linux it is not known. */
function isShellOfScript(pid: number): boolean {
  const [shell = '', option] = readProc(pid, 'cmdline')?.split('\0') ?? [];
  return /(^|\/)\w*sh$/.test(shell) && option === '-c';
}

function parentOf(pid: number): number | null {
  // The name, in brackets, may hold anything.
  const facts = readProc(pid, 'stat')?.replace(/^.*\) /s, '');
  return facts === undefined ? null : Number(facts.split(' ')[1]);
}

function readProc(pid: number, file: 'cmdline' | 'stat'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
