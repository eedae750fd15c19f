import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundles, digestOfSources, findBundle } from '../src/bundled.js';
import { importEsbuild, type Build } from './built/buildOnce.ts';
import { bundleServer } from './server/bundleServer.ts';

/** Leaves in a folder the server as what loads in less time than its sources; takes milliseconds where neither they nor the packages changed. */
export async function buildServer(below = bundles): Promise<Build> {
  const startedAt = performance.now();
  if (findBundle(below) !== null) return { state: 'current' };
  const esbuild = await importEsbuild();
  if (esbuild === null) return { state: 'unavailable' };
  const { sources, files } = await bundleServer(esbuild);
  const digest = digestOfSources(sources);
  const folder = path.join(below, digest);

  await mkdir(folder, { recursive: true });
  await Promise.all(
    files.map(({ name, contents }) => writeFile(path.join(folder, name), contents)),
  );
  // Servers look for this, and find a bundle that is whole.
  const beside = path.join(below, `bundle.json.${process.pid}`);
  await writeFile(beside, JSON.stringify({ digest, sources }));
  await rename(beside, path.join(below, 'bundle.json'));
  const others = (await readdir(below)).filter((name) => ![digest, 'bundle.json'].includes(name));
  await Promise.all(
    others.map(async (name) => rm(path.join(below, name), { recursive: true, force: true })),
  );
  return { state: 'built', ms: Math.round(performance.now() - startedAt) };
}
