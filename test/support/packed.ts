import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { machineEnv } from './machineNodes.ts';
import { untilServing } from './untilServing.ts';

const root = path.join(import.meta.dirname, '..', '..');

interface Packed {
  readonly tarball: string;
  /** Paths in the package, sorted. */
  readonly files: readonly string[];
}

/** What `npm pack` makes of this checkout, in a folder of its own. */
export async function pack(): Promise<Packed> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-packed-'));
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--silent', '--pack-destination', folder],
    { cwd: root, env: machineEnv(), maxBuffer: 2 ** 24 },
  );
  // What a script of the package prints comes before.
  const told = JSON.parse(stdout.slice(stdout.search(/^[[{]/m))) as unknown;
  // npm 12 tells by name of the package, those before it in a list.
  const [{ filename, files }] = Object.values(told as object) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  return { tarball: path.join(folder, filename), files: files.map((file) => file.path).sort() };
}

/** A new folder that holds nothing but the installed package. */
export async function install(tarball: string, ...options: readonly string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-installed-'));
  const args = ['install', '--silent', '--omit=dev', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', [...args, '--prefix', folder, ...options, tarball], {
    cwd: folder,
    env: machineEnv(),
  });
  return folder;
}

export interface Installed {
  readonly url: string;
  /** Interrupts it, as Ctrl-C does, and waits until all of it is gone; resolves with what it logged. */
  stop(): Promise<string>;
}

/** `npx mep-graph serve` there, on a free port, once it is ready. */
export async function serveInstalled(
  folder: string,
  ...args: readonly string[]
): Promise<Installed> {
  const child = spawn('npx', ['--no', 'mep-graph', 'serve', '--port', '0', ...args], {
    cwd: folder,
    env: machineEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of their own, as a terminal makes it for Ctrl-C.
    detached: true,
  });
  // npx itself is gone before the server: what they print to is open as long as one of them is there.
  const closed = once(child, 'close');
  let logged = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    logged += text;
  });
  const url = await untilServing(child.stdout);
  if (url === null) {
    await closed;
    throw new Error(`Expected the server to become ready, but it ended: ${logged}`);
  }
  return {
    url,
    stop: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await closed;
      return logged;
    },
  };
}

/** Bytes of all files below a folder. */
export async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
