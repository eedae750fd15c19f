// Writes the pages of docs/reference that are made from the code.
import { writeFile } from 'node:fs/promises';
import { settingsPage } from './referencePages.ts';

for (const { path, text } of [await settingsPage()]) {
  await writeFile(path, text);
  console.log(`${path} is as the code is.`);
}
