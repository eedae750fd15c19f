import { createFileWatch } from '../gateway/live/watchFiles.ts';
import { readFault } from '../fileFault.ts';
import type { Logger } from '../observing/log.ts';
import { EMPTY_FOLDER, type FolderState } from './folderState.ts';
import { loadFolder, mergeOperations } from './loadFolder.ts';
import type { TrustedDocument } from './manifest.ts';
import type { OperationFile } from './operationFile.ts';
import { printProblem } from './problem.ts';

type FolderLog = Pick<Logger, 'info' | 'warn'>;

/** A deployment's folder of operations, beside ours: read again whenever something of it changes. */
export class FollowedFolder {
  readonly areOwn = false;
  readonly #folder: string;
  readonly #own: FolderState;
  readonly #log: FolderLog;
  readonly #watch = createFileWatch(() => {
    this.#lookAgain();
  });
  #state = EMPTY_FOLDER;
  #operations: readonly OperationFile[] = [];
  #documents: readonly TrustedDocument[] = [];
  #listener: () => void = () => undefined;
  #isClosed = false;
  /** Why they could not be read when that was last tried: told once. */
  #failure: string | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(folder: string, own: FolderState, log: FolderLog) {
    this.#folder = folder;
    this.#own = own;
    this.#log = log;
  }

  async load(): Promise<void> {
    // `look` has read them.
  }

  current(): readonly OperationFile[] {
    return this.#operations;
  }

  documents(): readonly TrustedDocument[] {
    return this.#documents;
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  close(): void {
    this.#isClosed = true;
    this.#watch.close();
  }

  /** Resolves to whether something is another than before. */
  async look(): Promise<boolean> {
    const before = this.#state;
    const readSince = Date.now();
    const { state, paths } = await loadFolder(this.#folder, before);
    if (this.#isClosed) return false;
    this.#watch.watch(paths, readSince);
    this.#state = state;
    tellProblems(this.#log, before, state);
    this.#operations = mergeOperations(this.#own, state);
    this.#documents = [...state.manifests.values()].flatMap((manifest) => manifest.documents);
    return !isSame(before, state);
  }

  /** Once what runs is over, so that what was read last counts. */
  #lookAgain(): void {
    this.#running = this.#running
      .then(() => this.look())
      .then(
        (hasChanged) => {
          this.#failure = null;
          if (!hasChanged || this.#isClosed) return;
          const operations = this.#state.operations.size;
          this.#log.info({ folder: this.#folder, operations }, 'read the operations again');
          this.#listener();
        },
        (error: unknown) => {
          this.#tellFailure(readFault(error));
        },
      );
  }

  #tellFailure(reason: string): void {
    if (reason === this.#failure) return;
    this.#failure = reason;
    this.#log.warn(
      { folder: this.#folder, reason },
      'the operations cannot be read; those before stay',
    );
  }
}

function isSame(before: FolderState, now: FolderState): boolean {
  return hasSame(before.operations, now.operations) && hasSame(before.manifests, now.manifests);
}

function hasSame<T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): boolean {
  return before.size === now.size && [...now].every(([file, one]) => before.get(file) === one);
}

function tellProblems(log: FolderLog, before: FolderState, now: FolderState): void {
  const known = new Set(before.problems.map(printProblem));
  for (const problem of now.problems.filter((one) => !known.has(printProblem(one)))) {
    log.warn({ problem: printProblem(problem) }, 'an operation is left as it was');
  }
}
