// Writes the questions of the playground into src/generated: the operations that name a theme.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY_FOLDER, updateFolder } from '../src/operations/folderState.ts';
import type { OperationFile } from '../src/operations/operationFile.ts';
import { OWN_OPERATIONS } from '../src/operations/operationFiles.ts';
import { readFolder } from '../src/operations/readFolder.ts';

const { operations } = updateFolder(EMPTY_FOLDER, await readFolder(OWN_OPERATIONS));
const questions = [...operations.values()].flatMap(questionOf);
const text = `export const questions = ${JSON.stringify(questions, null, 2)} as const;\n`;
writeFileSync(join(import.meta.dirname, '..', 'src', 'generated', 'gallery.ts'), text);

function questionOf({ title, theme, picture, text, operation }: OperationFile) {
  if (theme === null || title === null || picture === null) return [];
  // What stands above it says what is shown beside it.
  const query = text.slice(operation.loc?.start ?? 0);
  return [{ text: title, about: theme, picture, query }];
}
