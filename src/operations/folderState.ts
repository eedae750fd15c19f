import { readManifest, type TrustedDocument } from './manifest.ts';
import { readOperation, type OperationFile } from './operationFile.ts';
import type { Attempt, OperationProblem } from './problem.ts';
import type { FoundFile, FoundFolder } from './readFolder.ts';
import type { UnreadFile } from './walkFolder.ts';

/** What a folder holds, as far as it can be used. */
export interface FolderState {
  /** By file. */
  readonly operations: ReadonlyMap<string, OperationFile>;
  /** By manifest. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly problems: readonly OperationProblem[];
}

interface Manifest {
  readonly text: string;
  readonly documents: readonly TrustedDocument[];
}

export const EMPTY_FOLDER: FolderState = {
  operations: new Map(),
  manifests: new Map(),
  problems: [],
};

/** Takes in what a folder holds now; of a file that is bad, what was good of it before stays. */
export function updateFolder(
  before: FolderState,
  { files, unread }: Pick<FoundFolder, 'files' | 'unread'>,
): FolderState {
  const operations = new Map<string, OperationFile>();
  const problems: OperationProblem[] = [];
  const byName = new Map<string, string>();
  const keep = (operation: OperationFile): boolean => {
    if (byName.has(operation.name)) return false;
    operations.set(operation.file, operation);
    byName.set(operation.name, operation.file);
    return true;
  };
  for (const found of files.filter(({ name }) => !name.endsWith('.json'))) {
    const { name: file } = found;
    const earlier = before.operations.get(file);
    const read = readAgain(earlier, found);
    if (read.state === 'bad') {
      problems.push(read.problem);
      if (earlier !== undefined) keep(earlier);
    } else if (!keep(read.operation)) {
      const { name } = read.operation;
      const message = `Expected names to differ, got ${name}, which ${byName.get(name)} has as well.`;
      problems.push({ file, line: null, message });
      if (earlier !== undefined) keep(earlier);
    }
  }
  for (const [, earlier] of unreadOf(before.operations, unread)) keep(earlier);
  const manifests = readManifests(before, files, problems);
  const kept = unreadOf(before.manifests, unread);
  problems.push(...unread.map(problemOf));
  return { operations, manifests: new Map([...manifests, ...kept]), problems };
}

/** What was good of what cannot be read now. */
function unreadOf<T>(
  before: ReadonlyMap<string, T>,
  unread: readonly UnreadFile[],
): readonly (readonly [string, T])[] {
  return [...before].filter(([file]) =>
    unread.some(({ name }) => file === name || file.startsWith(`${name}/`)),
  );
}

function problemOf({ name: file, fault }: UnreadFile): OperationProblem {
  return { file, line: null, message: `Expected what can be read, got what cannot: ${fault}.` };
}

function readManifests(
  before: FolderState,
  files: readonly FoundFile[],
  problems: OperationProblem[],
): FolderState['manifests'] {
  const manifests = new Map<string, Manifest>();
  for (const { name, text } of files.filter((file) => file.name.endsWith('.json'))) {
    const earlier = before.manifests.get(name);
    const read = earlier?.text === text ? null : readManifest(name, text);
    if (read?.state === 'bad') problems.push(read.problem);
    const now = read?.state === 'good' ? { text, documents: read.operation } : earlier;
    if (now !== undefined) manifests.set(name, now);
  }
  return manifests;
}

function readAgain(
  earlier: OperationFile | undefined,
  { name, text }: FoundFile,
): Attempt<OperationFile> {
  return earlier?.text === text ? { state: 'good', operation: earlier } : readOperation(name, text);
}
