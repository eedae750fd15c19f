import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild';
import { withCompressed, type BuiltFile } from './withCompressed.ts';

export type Build =
  | { readonly state: 'built'; readonly ms: number }
  | { readonly state: 'current' }
  /** Nothing that builds it is installed: `npm ci --omit=dev` leaves that out. */
  | { readonly state: 'unavailable' };

interface BuildParts {
  readonly dist: string;
  /** Of all it is built from. */
  readonly digest: string;
  readonly make: (esbuild: typeof Esbuild) => Promise<readonly BuiltFile[]>;
}

const root = path.join(import.meta.dirname, '..', '..');

/** Stands beside what was built: the digest of what it was built from. */
const stamp = '.stamp';

/** Leaves in `dist` what `make` makes, plain and compressed, unless that is there already. */
export async function buildOnce({ dist, digest, make }: BuildParts): Promise<Build> {
  const startedAt = performance.now();
  if ((await readIfExists(path.join(dist, stamp))) === digest) return { state: 'current' };
  const esbuild = await importEsbuild();
  if (esbuild === null) return { state: 'unavailable' };
  const files = await withCompressed(await make(esbuild));

  // The stamp goes first and comes last: a build that is stopped halfway is done again.
  await rm(dist, { recursive: true, force: true });
  const folders = new Set(files.map(({ name }) => path.dirname(path.join(dist, name))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  await Promise.all(files.map(({ name, contents }) => writeFile(path.join(dist, name), contents)));
  await writeFile(path.join(dist, stamp), digest);
  return { state: 'built', ms: Math.round(performance.now() - startedAt) };
}

/** Of these files' names and contents, and of the lockfile, which says what builds. */
export async function digestOf(files: readonly string[]): Promise<string> {
  const inputs = [path.join(root, 'package-lock.json'), ...files.toSorted()];
  const lines = await Promise.all(
    inputs.map(
      async (file) => `${path.relative(root, file)} ${hash('sha256', await readFile(file))}`,
    ),
  );
  return hash('sha256', lines.join('\n'));
}

/** All files of a folder of the project, but for those below its `dist`. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.join(root, folder, 'dist') + path.sep));
}

/** Null where nothing that builds is installed. */
export async function importEsbuild(): Promise<typeof Esbuild | null> {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return null;
    }
    throw error;
  }
}

async function readIfExists(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}
