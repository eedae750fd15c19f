// Makes `dist`, the folder that the package is: this project's own tree in JavaScript, because Node.js strips no types
// below node_modules, with the data, the schemas and the built playground at the places where the code looks for them.
import { execFile } from 'node:child_process';
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildPlayground } from './buildPlayground.ts';
import { buildSite } from './buildSite.ts';
import { notices } from './licenses/document.ts';
import { deliveredPackages } from './licenses/tree.ts';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const copied = ['data', 'schema', 'operations'];
/** Of what is generated, the compiler takes the modules. */
const generated = 'src/generated';

async function buildPackage(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  const builds = [
    await buildPlayground(path.join(dist, 'playground', 'dist')),
    await buildSite(path.join(dist, 'site', 'dist')),
  ];
  if (builds.some(({ state }) => state === 'unavailable')) {
    throw new Error('Expected what builds the pages, got none of it: run "npm ci" first.');
  }
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', 'tsconfig.package.json'], {
    cwd: root,
  });
  const read = (await readdir(path.join(root, generated))).filter((name) => !name.endsWith('.ts'));
  await Promise.all(
    [...copied, ...read.map((name) => `${generated}/${name}`)].map((name) =>
      cp(path.join(root, name), path.join(dist, name), { recursive: true }),
    ),
  );
  const inPage = (await deliveredPackages()).filter(({ by }) => by === 'page');
  await writeFile(path.join(dist, 'NOTICES.txt'), await notices(inPage));
}

await buildPackage();
