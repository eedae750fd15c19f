import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file as it was found. */
export interface FoundFile {
  /** Below the folder, with `/` between names. */
  readonly name: string;
  readonly text: string;
}

export interface FoundFolder {
  /** By name. */
  readonly files: readonly FoundFile[];
  /** All folders there are, the first one included. */
  readonly folders: readonly string[];
}

/** Operations, and manifests of them. */
const READ = /\.(graphql|gql|json)$/;

/** What is in a folder and below it; rejects where it cannot be read. */
export async function readFolder(folder: string): Promise<FoundFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const below = entries.map((entry) => ({ entry, path: path.join(entry.parentPath, entry.name) }));
  const paths = below
    // A link may lead to a file: where it leads to none, reading it says so.
    .filter(({ entry }) => !entry.isDirectory() && READ.test(entry.name))
    .map((file) => file.path)
    .filter((file) => !isHidden(path.relative(folder, file)))
    .toSorted();
  const files = await Promise.all(
    paths.map(async (file) => ({
      name: path.relative(folder, file).replaceAll(path.sep, '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
  const folders = below.filter(({ entry }) => entry.isDirectory()).map((found) => found.path);
  return { files, folders: [folder, ...folders] };
}

/** Editors keep what they work on in files that begin with a dot. */
function isHidden(relative: string): boolean {
  return relative.split(path.sep).some((name) => name.startsWith('.'));
}
