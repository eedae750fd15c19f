// Writes the pages of docs/reference, and the JSON Schema of supergraph.yaml, that are made from the code.
import { writeFile } from 'node:fs/promises';
import { listSchemaFile, schemaPage, settingsPage } from './referencePages.ts';

for (const { path, text } of [await settingsPage(), await listSchemaFile(), await schemaPage()]) {
  await writeFile(path, text);
  console.log(`${path} is as the code is.`);
}
