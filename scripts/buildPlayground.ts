import path from 'node:path';
import { buildOnce, digestOf, filesIn, type Build } from './built/buildOnce.ts';
import { bundlePage } from './playground/bundle.ts';

const defaultDist = path.join(import.meta.dirname, '..', 'playground', 'dist');

/** What the page is made of and by; rows, what it asks by itself, and questions it has in common with the server. */
const SOURCES = [
  'playground',
  'src/page',
  'src/table',
  'operations',
  'scripts/playground',
  'scripts/built',
];

/** Leaves the playground's page in `dist`; takes milliseconds when neither its sources nor the lockfile changed. */
export async function buildPlayground(dist = defaultDist): Promise<Build> {
  const files = await Promise.all(SOURCES.map(filesIn));
  return buildOnce({ dist, digest: await digestOf(files.flat()), make: bundlePage });
}
