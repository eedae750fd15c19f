import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What stands where in a data folder. */
export interface DataFolder {
  readonly root: string;
  /** mongod's own files. */
  readonly db: string;
  readonly log: string;
  readonly owner: string;
}

/** Who runs the mongod of a data folder, or ran it last: written by its keeper. */
export interface Owner {
  readonly host: string;
  readonly keeperPid: number;
  readonly keeperPort: number;
  readonly mongodPid: number;
  readonly mongodPort: number;
}

export function dataFolder(dataDir: string): DataFolder {
  const root = path.resolve(dataDir);
  return {
    root,
    db: path.join(root, 'db'),
    log: path.join(root, 'mongod.log'),
    owner: path.join(root, 'mongod.json'),
  };
}

/** Whether a mongod has ever worked in a data folder. */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(path.join(dataFolder(dataDir).db, 'WiredTiger'));
}

/**
 * Creates a folder and what is missing above it, for this user alone: other people of the machine
 * have no business in it. Node's own recursive mkdir never returns for a path below /proc.
 */
export async function createFolder(folder: string): Promise<void> {
  try {
    await createOne(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await createFolder(path.dirname(folder));
    await createOne(folder);
  }
}

/** Several processes may do so at the same time. */
async function createOne(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    throw error;
  }
}

/** What a person can do about an error of the file system; undefined for any other error. */
export function explainFolder(error: unknown, root: string): string | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENOTDIR: 'a part of the path is a file',
    EEXIST: 'there is a file of that name',
    ENAMETOOLONG: 'the path is too long',
    ENOENT: 'nothing can be created there',
  };
  return `Expected to keep data in ${root}, but ${reasons[code] ?? code}. Free it, or set DATA_DIR to a folder this user can write.`;
}

function codeOf(error: unknown): string | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode ? String(error.code) : undefined;
}

export async function readOwner(folder: DataFolder): Promise<Owner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(folder.owner, 'utf8'));
    return isOwner(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  const numbers = ['keeperPid', 'keeperPort', 'mongodPid', 'mongodPort'];
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return numbers.every((name) => Number.isInteger(fields.get(name))) && fields.has('host');
}

export async function writeOwner(folder: DataFolder, owner: Owner): Promise<void> {
  const draft = `${folder.owner}.${process.pid}`;
  await writeFile(draft, JSON.stringify(owner));
  await rename(draft, folder.owner);
}

/** The mongod that uses the folder, or undefined if the last one ended in order. */
export async function lockHolder(folder: DataFolder): Promise<number | undefined> {
  const text = await readFile(path.join(folder.db, 'mongod.lock'), 'utf8').catch(() => '');
  return Number.parseInt(text) || undefined;
}
