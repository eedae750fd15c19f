import { StartupError } from '../errors.ts';

/** One thing wrong with a data set, told by where its author finds it. */
export interface Problem {
  readonly file: string;
  /** From 1; `null` where the file as a whole is meant. */
  readonly line: number | null;
  /** The record's id, or `#3` for the third of those that have none. */
  readonly record: string | null;
  /** Path within the record, e.g. `sources[0].url`. */
  readonly field: string | null;
  /** Completes the sentence: `expected …, got …`. */
  readonly message: string;
}

const shownAtMost = 50;

export function dataError(dir: string, problems: readonly Problem[]): StartupError {
  const shown = problems.slice(0, shownAtMost).map((problem) => `  ${printProblem(problem)}`);
  const rest = problems.length - shown.length;
  if (rest > 0) shown.push(`  … and ${rest} more`);
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new StartupError(
    [`Expected a sound data set in ${dir}, got ${count}; nothing was imported:`, ...shown].join(
      '\n',
    ),
  );
}

function printProblem({ file, line, record, field, message }: Problem): string {
  const place = line === null ? file : `${file}:${line}`;
  return [place, record && `record ${record}`, field, message].filter(Boolean).join(': ');
}
