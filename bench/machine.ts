import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';

/** Where and with what a run was made: figures of two machines, or two versions, are no comparison. */
export interface Machine {
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** Over the last minute, before the bench began. */
  readonly load: number;
  readonly isBusy: boolean;
  readonly node: string;
  readonly commit: string;
}

const busyLoad = 2;
const root = join(import.meta.dirname, '..');

/** To be asked before the bench makes a load of its own. */
export function describeMachine(): Machine {
  const [load = 0] = loadavg();
  const processors = cpus();
  return {
    system: `${platform()} ${arch()}`,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load,
    isBusy: load > busyLoad,
    node: process.version,
    commit: describeCommit(),
  };
}

/** The versions of a folder's own packages, as they are installed. */
export function installedVersions(folder: string): Readonly<Record<string, string>> {
  const { dependencies = {} } = readManifest(join(root, folder));
  return Object.fromEntries(
    Object.keys(dependencies).map((name) => [
      name,
      readManifest(join(root, folder, 'node_modules', name)).version ?? 'unknown',
    ]),
  );
}

function readManifest(dir: string): {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
} {
  // npm refuses any other shape.
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as never;
}

/** The short hash, with `-dirty` where the files differ from it. */
function describeCommit(): string {
  if (!existsSync(join(root, '.git'))) return 'unknown';
  const options = { cwd: root, encoding: 'utf8' } as const;
  const git = (...args: string[]): string => execFileSync('git', args, options).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '-dirty'}`;
}
