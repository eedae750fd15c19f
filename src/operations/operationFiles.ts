import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupError } from '../errors.ts';
import { createFileWatch } from '../gateway/live/watchFiles.ts';
import type { Logger } from '../observing/log.ts';
import { EMPTY_FOLDER, updateFolder, type FolderState } from './folderState.ts';
import type { TrustedDocument } from './manifest.ts';
import type { OperationFile } from './operationFile.ts';
import { printProblem } from './problem.ts';
import { readFolder } from './readFolder.ts';

/** The questions that come with the graph. */
export const OWN_OPERATIONS = fileURLToPath(new URL('../../operations', import.meta.url));

/** Operations in files, as they are now. */
export interface OperationFiles {
  /** By name. */
  current(): readonly OperationFile[];
  /** Of the manifests beside them; another list after a change. */
  documents(): readonly TrustedDocument[];
  /** From now on told of changes, instead of who was before. */
  onChange(listener: () => void): void;
  close(): void;
}

const NOTHING: readonly never[] = [];

export const NO_OPERATIONS: OperationFiles = {
  current: () => NOTHING,
  documents: () => NOTHING,
  onChange: () => undefined,
  close: () => undefined,
};

interface FilesParts {
  /** Of a deployment, with operations that take the place of ours where they have the same name; null for none. */
  readonly folder: string | null;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Reads our own operations, and a deployment's, which are followed. Throws a StartupError where its folder cannot be read. */
export async function openOperationFiles({ folder, log }: FilesParts): Promise<OperationFiles> {
  const own = await loadFolder(OWN_OPERATIONS, EMPTY_FOLDER);
  if (folder === null) {
    const operations = merged(own.state, EMPTY_FOLDER);
    return { ...NO_OPERATIONS, current: () => operations };
  }
  let state = EMPTY_FOLDER;
  let operations: readonly OperationFile[] = [];
  let documents: readonly TrustedDocument[] = [];
  let listener: () => void = () => undefined;
  let isClosed = false;
  /** Why they could not be read when that was last tried: told once. */
  let failure: string | null = null;
  let running: Promise<void> = Promise.resolve();

  const look = async (): Promise<boolean> => {
    const before = state;
    const readSince = Date.now();
    const loaded = await loadFolder(folder, before);
    if (isClosed) return false;
    watch.watch(loaded.paths, readSince);
    state = loaded.state;
    tellProblems(log, before, state);
    operations = merged(own.state, state);
    documents = [...state.manifests.values()].flatMap((manifest) => manifest.documents);
    return !isSame(before, state);
  };
  const watch = createFileWatch(() => {
    running = running.then(look).then(
      (hasChanged) => {
        failure = null;
        if (!hasChanged || isClosed) return;
        log.info({ folder, operations: state.operations.size }, 'read the operations again');
        listener();
      },
      (error: unknown) => {
        const reason = String(error);
        if (reason === failure) return;
        failure = reason;
        log.warn({ folder, reason }, 'the operations cannot be read; those before stay');
      },
    );
  });
  try {
    await look();
  } catch (error) {
    throw new StartupError(
      `Expected --operations to name a folder that can be read: ${String(error)}`,
    );
  }
  return {
    current: () => operations,
    documents: () => documents,
    onChange: (next) => {
      listener = next;
    },
    close: () => {
      isClosed = true;
      watch.close();
    },
  };
}

interface LoadedFolder {
  readonly state: FolderState;
  /** Of the folder, all below it and the files that were read. */
  readonly paths: readonly string[];
}

async function loadFolder(folder: string, before: FolderState): Promise<LoadedFolder> {
  const { files, folders } = await readFolder(folder);
  const paths = [...folders, ...files.map(({ name }) => join(folder, name))];
  return { state: updateFolder(before, files), paths };
}

function isSame(before: FolderState, now: FolderState): boolean {
  return hasSame(before.operations, now.operations) && hasSame(before.manifests, now.manifests);
}

function hasSame<T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): boolean {
  return before.size === now.size && [...now].every(([file, one]) => before.get(file) === one);
}

/** Of operations with one name, that of the deployment. */
function merged(ours: FolderState, theirs: FolderState): readonly OperationFile[] {
  const byName = new Map<string, OperationFile>();
  for (const operation of ours.operations.values()) byName.set(operation.name, operation);
  for (const operation of theirs.operations.values()) {
    const replaced = byName.get(operation.name);
    byName.set(operation.name, { ...operation, isOfDeployment: true, replaced });
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function tellProblems(log: FilesParts['log'], before: FolderState, now: FolderState): void {
  const known = new Set(before.problems.map(printProblem));
  for (const problem of now.problems.filter((one) => !known.has(printProblem(one)))) {
    log.warn({ problem: printProblem(problem) }, 'an operation is left as it was');
  }
}
