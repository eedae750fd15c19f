import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Every Node.js that the machine has on its PATH, but not those that npm puts there for its scripts. */
export function machineNodes(): readonly { readonly file: string; readonly version: string }[] {
  const files = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules') && !folder.includes('node-gyp-bin'))
    .map((folder) => path.join(folder, 'node'))
    .filter((file) => existsSync(file))
    .map((file) => realpathSync(file));
  return [...new Set(files)].map((file) => ({
    file,
    version: execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim(),
  }));
}
