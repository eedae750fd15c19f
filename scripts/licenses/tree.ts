import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Delivered {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package states it. */
  readonly license: string;
  /** Below the root of the project. */
  readonly folder: string;
  /** `npm install` brings it, or the built page of the playground has parts of it. */
  readonly by: 'install' | 'page';
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: true;
  readonly devOptional?: true;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

type Lock = Readonly<Record<string, Locked>>;

const root = path.join(import.meta.dirname, '..', '..');

/** Every package that who installs ours gets something of, by name and version. */
export async function deliveredPackages(): Promise<readonly Delivered[]> {
  const text = await readFile(path.join(root, 'package-lock.json'), 'utf8');
  const lock = (JSON.parse(text) as { readonly packages: Lock }).packages;
  const installed = Object.keys(lock).filter((folder) => {
    const { dev, devOptional } = lock[folder] ?? {};
    return folder !== '' && dev !== true && devOptional !== true;
  });
  const inPage = closure(lock, await importedByPage(Object.keys(lock['']?.devDependencies ?? {})));
  const all = [
    ...installed.map((folder) => delivered(lock, folder, 'install')),
    ...inPage
      .filter((folder) => !installed.includes(folder))
      .map((folder) => delivered(lock, folder, 'page')),
  ];
  const key = ({ name, version, by }: Delivered) => `${name}@${version} ${by}`;
  const once = new Map(all.map((entry) => [key(entry), entry]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function delivered(lock: Lock, folder: string, by: Delivered['by']): Delivered {
  const { version = '', license = 'none stated' } = lock[folder] ?? {};
  return { name: folder.replace(/^.*node_modules\//, ''), version, license, folder, by };
}

async function importedByPage(names: readonly string[]): Promise<readonly string[]> {
  const files = (await readdir(path.join(root, 'playground'), { recursive: true }))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join('playground', file));
  const sources = await Promise.all(
    ['scripts/playground/bundle.ts', 'site/main.ts', 'site/api.ts', ...files].map((file) =>
      readFile(path.join(root, file), 'utf8'),
    ),
  );
  return names.filter(
    (name) =>
      !['esbuild', '@types/react'].includes(name) &&
      sources.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
  );
}

/** Folders of these packages and of all they ask for: the page has parts of these, and of no others. */
function closure(lock: Lock, names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = resolve(lock, name, from);
    if (folder === null || seen.has(folder)) return;
    seen.add(folder);
    const { dependencies, peerDependencies } = lock[folder] ?? {};
    for (const next of Object.keys({ ...dependencies, ...peerDependencies })) visit(next, folder);
  };
  for (const name of names) visit(name, '');
  return [...seen];
}

/** As Node.js looks for it: below the folder that asks, then upwards. */
function resolve(lock: Lock, name: string, from: string): string | null {
  const folder = path.posix.join(from, 'node_modules', name);
  if (folder in lock) return folder;
  if (from === '') return null;
  return resolve(lock, name, from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''));
}
