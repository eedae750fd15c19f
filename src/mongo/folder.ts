import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../errors.ts';

/** What stands where in a data folder. */
export interface DataFolder {
  readonly root: string;
  /** mongod's own files. */
  readonly db: string;
  readonly log: string;
  readonly owner: string;
}

/** Who runs the mongod of a data folder: written by its keeper, gone when it ended in order. */
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

/** Creates what is missing and makes sure that we may write in it. */
export async function prepareFolder(folder: DataFolder): Promise<void> {
  const probe = path.join(folder.db, `.write-${process.pid}`);
  try {
    // Other people of this machine have no business in it.
    await mkdir(folder.db, { recursive: true, mode: 0o700 });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw explainFolder(error, folder.root);
  }
}

function explainFolder(error: unknown, root: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
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
  const reason = reasons[String(error.code)] ?? error.message;
  return new StartupError(
    `Expected to keep data in ${root}, but ${reason}. Free it, or set DATA_DIR to a folder this user can write.`,
  );
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

export async function removeOwner(folder: DataFolder): Promise<void> {
  const owner = await readOwner(folder);
  if (owner?.keeperPid === process.pid) await rm(folder.owner, { force: true });
}
