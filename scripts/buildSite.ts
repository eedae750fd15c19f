import path from 'node:path';
import { buildOnce, digestOf, filesIn, type Build } from './built/buildOnce.ts';
import { bundleSite } from './site/bundleSite.ts';
import { readContents } from './site/contents.ts';

const root = path.join(import.meta.dirname, '..');
/** What the search of the documents has in common with the playground's. */
const SHARED = 'playground/stepThroughHits.ts';
const defaultDist = path.join(root, 'site', 'dist');

/** Leaves the documents as a site in `dist`; takes milliseconds when nothing of them changed. */
export async function buildSite(dist = defaultDist): Promise<Build> {
  const contents = await readContents();
  const folders = ['site', 'scripts/site', 'scripts/built', 'docs/images'];
  const files = await Promise.all(folders.map(filesIn));
  const others = [...contents.pages.keys(), 'src/generated/api.graphql', SHARED];
  const digest = await digestOf([...files.flat(), ...others.map((name) => path.join(root, name))]);
  return buildOnce({ dist, digest, make: (esbuild) => bundleSite(esbuild, contents) });
}
