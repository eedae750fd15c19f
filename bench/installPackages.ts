import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Installs what the bench's own lockfile says, where it is missing or older than that. */
export function installPackages(): void {
  const installed = modifiedMs('node_modules/.package-lock.json');
  if (installed !== null && installed >= (modifiedMs('package-lock.json') ?? 0)) return;
  console.log('Installing the packages of bench/package.json');
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
}

function modifiedMs(file: string): number | null {
  return statSync(join(import.meta.dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? null;
}
