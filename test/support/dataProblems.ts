import { StartupError } from '../../src/errors.ts';
import { loadData } from '../../src/import/import.ts';
import type { Row } from './dataRows.ts';
import { dataFolders, withChange, type Files } from './dataSet.ts';

type Refused = (files: Readonly<Record<string, unknown>>) => Promise<readonly string[]>;

interface DataProblems {
  /** The lines by which a set is refused; none where it is not. */
  readonly refusalOf: Refused;
  /** The problems of a set, without the numbers of their lines. */
  readonly problemsOf: Refused;
}

export function useDataProblems(): DataProblems {
  const write = dataFolders();
  const refusalOf: Refused = async (files) => {
    const dir = await write(files);
    const error: unknown = await loadData(dir, new Date('2026-03-01')).catch((e: unknown) => e);
    return error instanceof StartupError
      ? error.message.replace(dir, 'the folder').split('\n')
      : [];
  };
  return {
    refusalOf,
    problemsOf: async (files) => {
      const [, ...problems] = await refusalOf(files);
      return problems.map((problem) => problem.trim().replace(/^([\w-]+\.json):\d+/, '$1'));
    },
  };
}

/** The small set, with an office that says something else. */
export function agency(facts: Row): Files {
  return withChange('agencies.json', 1, facts);
}
