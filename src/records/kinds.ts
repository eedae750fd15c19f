import { toId } from '../ids.ts';
import type { FileName } from './files.ts';
import { dataFiles } from './index.ts';
import { fieldOf } from './paths.ts';
import { idsAt, referenceRules } from './references.ts';
import { typeOfFile } from './typeOfFile.ts';

const codedFiles: ReadonlySet<FileName> = new Set(['focusAreas', 'engagementModes', 'arenas']);

/** The field that the entity of a record has its id of. */
export function keyOfFile(file: FileName): string {
  return codedFiles.has(file) ? 'code' : dataFiles[file].key;
}

export function idOfRecord(file: FileName, record: object): string {
  return toId(typeOfFile[file], String(fieldOf(record, keyOfFile(file))));
}

const rulesByFile = Map.groupBy(referenceRules, ({ from }) => from);

/** Where a record of a file names others, and which, as global ids. */
export function referencesIn(
  file: FileName,
  record: object,
): readonly { readonly id: string; readonly path: readonly (string | number)[] }[] {
  return (rulesByFile.get(file) ?? []).flatMap(({ path, to }) =>
    idsAt(record, path).map((found) => ({ id: toId(typeOfFile[to], found.id), path: found.path })),
  );
}
