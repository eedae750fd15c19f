// Writes docs/licenses.md.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { licensesDocument } from './licenses/document.ts';
import { deliveredPackages } from './licenses/tree.ts';

const file = path.join(import.meta.dirname, '..', 'docs', 'licenses.md');
const text = licensesDocument(await deliveredPackages());
await writeFile(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }));
