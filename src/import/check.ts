import type { Draft } from './draft.ts';
import type { DataFolder } from './folder.ts';
import { dataError, type Problem } from './problems.ts';
import { dataFiles, type DataSet } from '../records/index.ts';
import { fileNames, type FileName } from '../records/files.ts';
import { referenceProblems } from './references.ts';
import { ruleProblems } from './rules.ts';
import { checkShape } from './shape.ts';
import { parseSource, type SourceFile } from './source.ts';

/** The records of a folder; throws one StartupError that lists every problem found in it. */
export function checkFolder({ dir, texts }: DataFolder): DataSet {
  const problems: Problem[] = [];
  const sources: Partial<Record<FileName, SourceFile>> = {};
  const records: Partial<Record<FileName, readonly unknown[]>> = {};
  for (const name of fileNames) {
    const { file, key, schema } = dataFiles[name];
    const source = parseSource(file, texts[name], key);
    const shape = checkShape(source, schema);
    problems.push(...source.problems, ...shape.problems);
    sources[name] = source;
    records[name] = shape.records;
  }
  // Both were filled for each of `fileNames`, by the schema that its records are typed by.
  const draft = { sources, records } as Draft;
  problems.push(...referenceProblems(draft), ...ruleProblems(draft));
  if (problems.length > 0) throw dataError(dir, inOrderOfFiles(problems));
  // Without a problem no record is null.
  return draft.records as DataSet;
}

function inOrderOfFiles(problems: readonly Problem[]): Problem[] {
  const files: string[] = fileNames.map((name) => dataFiles[name].file);
  return problems.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}
