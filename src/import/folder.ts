import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupError } from '../errors.ts';
import { readFault } from '../fileFault.ts';
import { fileNames, files, type FileName } from '../records/files.ts';

/** The files of a data set, unread: `null` where one is missing. */
export interface DataFolder {
  readonly dir: string;
  readonly texts: Readonly<Record<FileName, string | null>>;
}

export async function readFolder(dir: string): Promise<DataFolder> {
  const texts = await Promise.all(
    fileNames.map(async (name) => [name, await readText(join(dir, files[name]))] as const),
  );
  if (texts.every(([, text]) => text === null)) {
    throw new StartupError(
      `Expected a data set in ${dir}, got none of its files; nothing was imported.`,
    );
  }
  // Object.fromEntries() forgets the names of the keys; they are all of `fileNames`.
  return { dir, texts: Object.fromEntries(texts) as DataFolder['texts'] };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw new StartupError(`Expected a data file, got ${path}: ${readFault(error)}.`, {
      cause: error,
    });
  }
}

function isMissing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ENOENT' || error.code === 'ENOTDIR';
}

/** Tells two data sets apart by their text; `parts` says what else decides on what is imported. */
export function fingerprintOf({ texts }: DataFolder, ...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [...parts, ...fileNames.flatMap((name) => [name, texts[name] ?? ''])]) {
    hash.update(`${part.length}:${part}`);
  }
  return hash.digest('hex');
}
