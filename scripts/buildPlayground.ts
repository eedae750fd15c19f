// Builds the playground's page into playground/dist, unless it stands there as its sources say.
import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild';
import { bundlePage, withCompressed } from './playground/bundle.ts';

const root = path.join(import.meta.dirname, '..');
const sources = path.join(root, 'playground');
/** What the page has in common with the server. */
const shared = path.join(root, 'src', 'table');
const defaultDist = path.join(sources, 'dist');

/** Stands beside the page: the digest of what it was built from. */
const stamp = '.stamp';

type PlaygroundBuild =
  | { readonly state: 'built'; readonly ms: number }
  | { readonly state: 'current' }
  /** Nothing that builds it is installed: `npm ci --omit=dev` leaves that out. */
  | { readonly state: 'unavailable' };

/** Leaves the page in `dist`; takes milliseconds when neither its sources nor the lockfile changed. */
export async function buildPlayground(dist = defaultDist): Promise<PlaygroundBuild> {
  const startedAt = performance.now();
  const digest = await digestOfSources();
  if ((await readIfExists(path.join(dist, stamp))) === digest) return { state: 'current' };
  const esbuild = await importEsbuild();
  if (esbuild === null) return { state: 'unavailable' };
  const files = await withCompressed(await bundlePage(esbuild));

  // The stamp goes first and comes last: a build that is stopped halfway is done again.
  await rm(dist, { recursive: true, force: true });
  await mkdir(path.join(dist, 'assets'), { recursive: true });
  await Promise.all(files.map(({ name, contents }) => writeFile(path.join(dist, name), contents)));
  await writeFile(path.join(dist, stamp), digest);
  return { state: 'built', ms: Math.round(performance.now() - startedAt) };
}

async function importEsbuild(): Promise<typeof Esbuild | null> {
  try {
    return await import('esbuild');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return null;
    }
    throw error;
  }
}

async function digestOfSources(): Promise<string> {
  const folders = [sources, shared].map((folder) =>
    readdir(folder, { recursive: true, withFileTypes: true }),
  );
  const entries = (await Promise.all(folders)).flat();
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(defaultDist + path.sep))
    .sort();
  const builders = [import.meta.filename, path.join(import.meta.dirname, 'playground/bundle.ts')];
  const inputs = [...builders, path.join(root, 'package-lock.json'), ...files];
  const lines = await Promise.all(
    inputs.map(
      async (file) => `${path.relative(root, file)} ${hash('sha256', await readFile(file))}`,
    ),
  );
  return hash('sha256', lines.join('\n'));
}

async function readIfExists(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

function describeBuild(build: PlaygroundBuild): string {
  switch (build.state) {
    case 'built':
      return `Playground built in ${(build.ms / 1000).toFixed(1)} s`;
    case 'current':
      return 'Playground is up to date';
    case 'unavailable':
      return 'Playground not built: it needs what `npm ci --omit=dev` leaves out';
  }
}

if (import.meta.main) console.log(describeBuild(await buildPlayground()));
