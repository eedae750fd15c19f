import { z } from 'zod';
import { StartupError } from '../errors.ts';
import { compareGraphs } from '../gateway/check/compareGraphs.ts';
import { EMPTY_FOLDER, updateFolder, type FolderState } from '../operations/folderState.ts';
import { OWN_OPERATIONS } from '../operations/operationFiles.ts';
import { printProblem } from '../operations/problem.ts';
import { whoBreaks, type Breakage } from '../usage/whoBreaks.ts';
import { loadGraphs, type CheckTarget } from './checkGraphs.ts';
import { readOperations } from './readOperations.ts';
import { printBreakage } from './printBreakage.ts';
import { readGivenText } from './readGiven.ts';
import type { CountedUse } from './runUsage.ts';
import type { Output } from './steps.ts';

export interface CheckOptions {
  readonly target: CheckTarget;
  /** File with the SDL of the graph as it is; null for ours, with the subgraphs of the list. */
  readonly before: string | null;
  /** List of remote subgraphs; null for none. */
  readonly subgraphs: string | null;
  /** Folder of a deployment; null for only those that come with the graph. */
  readonly operations: string | null;
  readonly uses: readonly CountedUse[];
  readonly isJson: boolean;
  readonly out: Output;
}

/** Prints who would break, and says whether nobody would. */
export async function runCheck(options: CheckOptions): Promise<boolean> {
  const { uses, isJson, out } = options;
  const { before, after } = await loadGraphs(options);
  const changes = await compareGraphs(before, after);
  const state = await readAll(options.operations);
  const breakage = whoBreaks({
    ...{ before, after, uses },
    changes: changes.filter(({ kind }) => kind === 'breaking'),
    operations: [...state.operations.values()],
    documents: [...state.manifests.values()].flatMap(({ documents }) => documents),
  });
  const warnings = state.problems.map(printProblem);
  const isGood = isNobody(breakage);
  const report = { isGood, ...breakage, warnings };
  out.write(isJson ? `${JSON.stringify(report, null, 2)}\n` : printBreakage(report));
  return isGood;
}

function isNobody({ operations, changes }: Breakage): boolean {
  return operations.length === 0 && changes.length === 0;
}

/** A deployment's take the place of ours by name. */
async function readAll(folder: string | null): Promise<FolderState> {
  const [own, others] = await Promise.all([
    readOperations(OWN_OPERATIONS),
    folder === null ? null : readOperations(folder),
  ]);
  const theirs = others === null ? EMPTY_FOLDER : updateFolder(EMPTY_FOLDER, others);
  const names = new Set([...theirs.operations.values()].map(({ name }) => name));
  const ours = [...updateFolder(EMPTY_FOLDER, own).operations].filter(
    ([, { name }]) => !names.has(name),
  );
  return { ...theirs, operations: new Map([...ours, ...theirs.operations]) };
}

const COUNTS = z.array(
  z.object({
    client: z.string(),
    coordinate: z.string(),
    count: z.int().min(0),
    lastUsedOn: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  }),
);

/** What `usage --json` has printed. */
export async function readCounts(file: string): Promise<readonly CountedUse[]> {
  const text = await readGivenText(file, '--counts to name a file');
  try {
    return COUNTS.parse(JSON.parse(text));
  } catch {
    throw new StartupError(
      `Expected --counts to name what "usage --json" has printed, got another file: ${file}.`,
    );
  }
}
