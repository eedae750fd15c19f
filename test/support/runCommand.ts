import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Run {
  readonly child: ChildProcess;
  /** What the process has printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the first match in what is printed; rejects when the process ends without one. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the exit code, or the signal that ended the process. */
  ended(): Promise<number | NodeJS.Signals>;
}

/** Runs a TypeScript file of this folder as a process, with only the environment given. */
export function runCommand(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Run {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const text = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
      watchers.forEach((watch) => {
        watch();
      });
    });
  }
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          const match = pattern.exec(text.stdout) ?? pattern.exec(text.stderr);
          if (match === null) return;
          watchers.delete(watch);
          resolve(match);
        };
        watchers.add(watch);
        watch();
        void closed.then(() => {
          reject(new Error(`Expected ${pattern}, got\n${text.stdout}\n${text.stderr}`));
        });
      }),
    ended: async () => {
      const [code, signal] = await closed;
      return signal ?? code ?? 'SIGKILL';
    },
  };
}
