import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { readFault } from '../fileFault.ts';

/** A file, a folder or a link of which nothing can be read. */
export interface UnreadFile {
  readonly name: string;
  /** Why, as the end of a sentence. */
  readonly fault: string;
}

export interface Walk {
  /** Of what may be a file to read, below the folder, with `/` between names. */
  readonly names: readonly string[];
  /** Folders that cannot be read. */
  readonly unread: readonly UnreadFile[];
  /** All folders, the first one included, and where links lead that lead to nothing yet. */
  readonly places: readonly string[];
}

/** Operations, and manifests of them. */
const READ = /\.(graphql|gql|json)$/;

/** Goes through a folder and all below it, each once, whatever links lead there; rejects where the first cannot be read. */
export async function walkFolder(folder: string): Promise<Walk> {
  const seen = new Set<string>();
  const names: string[] = [];
  const unread: UnreadFile[] = [];
  const places: string[] = [];
  const folders = [''];
  // After all others, so that what is in a folder has the name that it has there.
  const linked: string[] = [];
  for (let name = folders.shift(); name !== undefined; name = folders.shift() ?? linked.shift()) {
    // In turn: whether a folder was seen is known from those before.
    await enter(name).catch(async (error: unknown) => {
      if (name === '') throw error;
      if (await isThere(path.join(folder, name))) unread.push({ name, fault: readFault(error) });
    });
  }
  return { names, unread, places };

  async function enter(name: string): Promise<void> {
    const at = path.join(folder, name);
    const real = await realpath(at);
    if (seen.has(real)) return;
    seen.add(real);
    places.push(at);
    for (const entry of await readdir(at, { withFileTypes: true })) {
      // Editors keep what they work on in files that begin with a dot.
      if (entry.name.startsWith('.')) continue;
      const below = path.posix.join(name, entry.name);
      if (entry.isDirectory()) folders.push(below);
      else if (entry.isSymbolicLink()) await follow(below);
      else if (READ.test(below)) names.push(below);
    }
  }

  async function follow(name: string): Promise<void> {
    const link = path.join(folder, name);
    const found = await stat(link).catch(() => null);
    if (found === null) places.push(path.resolve(path.dirname(link), await readlink(link)));
    if (found?.isDirectory() === true) linked.push(name);
    // Without an extension it may have led to a folder.
    else if (READ.test(name) || (found === null && path.extname(name) === '')) names.push(name);
  }
}

/** Whether something is there yet, if only a link: what has gone since it was seen is no fault. */
export async function isThere(at: string): Promise<boolean> {
  return lstat(at).then(
    () => true,
    () => false,
  );
}
