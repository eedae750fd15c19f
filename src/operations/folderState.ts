import { readOperation, type OperationFile } from './operationFile.ts';
import type { Attempt, OperationProblem } from './problem.ts';
import type { FoundFile } from './readFolder.ts';

/** What a folder holds, as far as it can be used. */
export interface FolderState {
  /** By file. */
  readonly operations: ReadonlyMap<string, OperationFile>;
  readonly problems: readonly OperationProblem[];
}

export const EMPTY_FOLDER: FolderState = { operations: new Map(), problems: [] };

/** Takes in what a folder holds now; of a file that is bad, what was good of it before stays. */
export function updateFolder(before: FolderState, files: readonly FoundFile[]): FolderState {
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
  return { operations, problems };
}

function readAgain(
  earlier: OperationFile | undefined,
  { name, text }: FoundFile,
): Attempt<OperationFile> {
  return earlier?.text === text ? { state: 'good', operation: earlier } : readOperation(name, text);
}
