import { EMPTY_FOLDER, updateFolder, type FolderState } from './folderState.ts';
import type { OperationFile } from './operationFile.ts';
import { readFolder } from './readFolder.ts';

interface LoadedFolder {
  readonly state: FolderState;
  /** Whose change may change any of it. */
  readonly paths: readonly string[];
}

/** What a folder holds by now; of a file that cannot be used, what it held before. */
export async function loadFolder(folder: string, before = EMPTY_FOLDER): Promise<LoadedFolder> {
  const found = await readFolder(folder);
  return { state: updateFolder(before, found), paths: found.places };
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
