import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Installs what the lockfile of a folder names, where it is not there yet. */
export async function preparePackages(folder: string): Promise<void> {
  if (existsSync(path.join(folder, 'node_modules'))) return;
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', options, { cwd: folder });
}
