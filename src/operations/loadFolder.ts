import { join } from 'node:path';
import { EMPTY_FOLDER, updateFolder, type FolderState } from './folderState.ts';
import type { OperationFile } from './operationFile.ts';
import { readFolder } from './readFolder.ts';

interface LoadedFolder {
  readonly state: FolderState;
  /** Of the folder, all below it and the files that were read. */
  readonly paths: readonly string[];
}

/** What a folder holds by now; of a file that cannot be used, what it held before. */
export async function loadFolder(folder: string, before = EMPTY_FOLDER): Promise<LoadedFolder> {
  const { files, folders } = await readFolder(folder);
  const paths = [...folders, ...files.map(({ name }) => join(folder, name))];
  return { state: updateFolder(before, files), paths };
}

/** Of operations with one name, that of the deployment. */
export function mergeOperations(
  ours: FolderState,
  theirs = EMPTY_FOLDER,
): readonly OperationFile[] {
  const byName = new Map<string, OperationFile>();
  for (const operation of ours.operations.values()) byName.set(operation.name, operation);
  for (const operation of theirs.operations.values()) {
    const replaced = byName.get(operation.name);
    byName.set(operation.name, { ...operation, isOfDeployment: true, replaced });
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
