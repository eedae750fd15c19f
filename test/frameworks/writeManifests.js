// node writeManifests.js <folder>: manifests of trusted documents, for the schema that stands in the folder's schema.graphql.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { writeManifests } from './byIds.js';

const [folder] = process.argv.slice(2);
await writeManifests(folder, await readFile(join(folder, 'schema.graphql'), 'utf8'));
