import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The environment of somebody at a terminal of this machine, without what npm adds for its scripts. */
export function machineEnv(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|JEST_)/.test(name),
  );
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !/node_modules|node-gyp-bin/.test(folder));
  return { ...Object.fromEntries(entries), PATH: folders.join(path.delimiter) };
}

/** Every Node.js that the machine has on its PATH, but not those that npm puts there for its scripts. */
export function machineNodes(): readonly { readonly file: string; readonly version: string }[] {
  const files = (machineEnv()['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'node'))
    .filter((file) => existsSync(file))
    .map((file) => realpathSync(file));
  return [...new Set(files)].map((file) => ({
    file,
    version: execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim(),
  }));
}
