import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../errors.ts';
import { createFolder, type DataFolder, explainFolder } from './folder.ts';

/** Enough for a full disk to show before mongod trips over it. */
const probeBytes = 65_536;

/** Creates what is missing and makes sure that we may write in it. */
export async function prepareFolder(folder: DataFolder): Promise<void> {
  const probe = path.join(folder.db, `.write-${process.pid}`);
  try {
    await createFolder(folder.db);
    try {
      await writeFile(probe, Buffer.alloc(probeBytes));
    } finally {
      await rm(probe, { force: true });
    }
  } catch (error) {
    const message = explainFolder(error, folder.root);
    throw message === undefined ? error : new StartupError(message);
  }
}
