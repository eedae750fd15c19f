import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readFault } from '../fileFault.ts';
import { isThere, walkFolder, type UnreadFile } from './walkFolder.ts';

/** A file as it was found. */
export interface FoundFile {
  /** Below the folder, with `/` between names. */
  readonly name: string;
  readonly text: string;
}

export interface FoundFolder {
  /** By name. */
  readonly files: readonly FoundFile[];
  /** By name. */
  readonly unread: readonly UnreadFile[];
  /** Whose change may change any of it: all folders, the first one included, all files, and where links lead. */
  readonly places: readonly string[];
}

/** What is in a folder and below it, behind links as well; rejects where the folder itself cannot be read. */
export async function readFolder(folder: string): Promise<FoundFolder> {
  const { names, unread, places } = await walkFolder(folder);
  const read = await Promise.all(names.map(async (name) => readFound(folder, name)));
  const found = [...unread, ...read.filter((file) => file !== null)].toSorted(byName);
  return {
    files: found.filter((file) => 'text' in file),
    unread: found.filter((file) => 'fault' in file),
    places: [...places, ...names.map((name) => path.join(folder, name))],
  };
}

/** Null where it has gone since it was seen. */
async function readFound(folder: string, name: string): Promise<FoundFile | UnreadFile | null> {
  const file = path.join(folder, name);
  try {
    // Reading a pipe waits for whoever writes to it, and a device may have no end.
    if (!(await stat(file)).isFile()) return { name, fault: 'it is no file' };
    return { name, text: await readFile(file, 'utf8') };
  } catch (error) {
    return (await isThere(file)) ? { name, fault: readFault(error) } : null;
  }
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}
